package io.millrace.engine.accuracy;

import io.millrace.engine.function.ExpressionRun;
import java.math.BigDecimal;
import java.math.MathContext;

/** Digits of mean and deviation of a set, by this library and by the usual ways. */
record Univariate(
    NistSet set,
    double mean,
    double deviation,
    double windowedMean,
    double windowedDeviation,
    double welfordMean,
    double welfordDeviation,
    double exactDeviation,
    double sumOfSquares) {
  private static final MathContext EXACT = new MathContext(60);

  /** What a digit figure says of a variance that is negative. */
  static final double NEGATIVE = -1;

  static Univariate of(final NistSet set) {
    final double[] values = set.doubles();
    final String n = ", n=" + values.length + ")";
    double welfordMean = 0;
    double squares = 0;
    double sum = 0;
    double sumOfSquares = 0;
    for (int i = 0; i < values.length; i++) {
      final double distance = values[i] - welfordMean;
      welfordMean += distance / (i + 1);
      squares += distance * (values[i] - welfordMean);
      sum += values[i];
      sumOfSquares += values[i] * values[i];
    }
    final double last = values.length - 1;
    final double naive = (sumOfSquares - sum * sum / values.length) / last;
    return new Univariate(
        set,
        Digits.of(run("mean(x)", values), set.mean()),
        Digits.of(run("std(x)", values), set.deviation()),
        Digits.of(run("mean(x" + n, values), set.mean()),
        Digits.of(run("std(x" + n, values), set.deviation()),
        Digits.of(welfordMean, set.mean()),
        Digits.of(Math.sqrt(squares / last), set.deviation()),
        Digits.of(exactDeviation(values), set.deviation()),
        naive < 0 ? NEGATIVE : Digits.of(Math.sqrt(naive), set.deviation()));
  }

  /** Of the doubles that stand for the set's values, without any further rounding. */
  private static double exactDeviation(final double[] values) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    for (final double value : values) {
      final BigDecimal exact = new BigDecimal(value);
      sum = sum.add(exact);
      squares = squares.add(exact.multiply(exact));
    }
    return squares
        .subtract(sum.multiply(sum).divide(BigDecimal.valueOf(values.length), EXACT))
        .divide(BigDecimal.valueOf(values.length - 1), EXACT)
        .sqrt(EXACT)
        .doubleValue();
  }

  /** Values that are not of the set come first, so that a window has had to remove some. */
  private static double run(final String expression, final double[] values) {
    final ExpressionRun run = new ExpressionRun(expression, "x");
    double result = 0;
    for (int i = 0; expression.contains("n=") && i < values.length / 3; i++) {
      run.update(0, -2 * values[i]);
    }
    for (final double value : values) {
      result = run.update(0, value);
    }
    return result;
  }

  /** Digits of {@code ew_var} with alpha 0.1 and of E[x^2] - E[x]^2. */
  static double[] exponential(final NistSet set) {
    final double[] values = set.doubles();
    final double right = exactEwVariance(values).doubleValue();
    double mean = values[0];
    double square = values[0] * values[0];
    for (int i = 1; i < values.length; i++) {
      mean += 0.1 * (values[i] - mean);
      square += 0.1 * (values[i] * values[i] - square);
    }
    return new double[] {
      Digits.of(run("ew_var(x, alpha=0.1)", values), right),
      Digits.of(square - mean * mean, right),
      right
    };
  }

  private static BigDecimal exactEwVariance(final double[] values) {
    final BigDecimal alpha = new BigDecimal("0.1");
    BigDecimal mean = new BigDecimal(values[0]);
    BigDecimal variance = BigDecimal.ZERO;
    for (int i = 1; i < values.length; i++) {
      final BigDecimal distance = new BigDecimal(values[i]).subtract(mean);
      mean = mean.add(alpha.multiply(distance), EXACT);
      variance =
          variance
              .add(alpha.multiply(distance).multiply(distance), EXACT)
              .multiply(BigDecimal.ONE.subtract(alpha), EXACT);
    }
    return variance;
  }
}
