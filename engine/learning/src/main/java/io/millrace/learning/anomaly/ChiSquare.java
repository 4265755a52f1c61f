package io.millrace.learning.anomaly;

/**
 * Distribution function of the sum of squares of standard normal numbers: the regularised lower
 * incomplete gamma function P(degrees/2, x/2), by its series below {@code degrees/2 + 1} and by the
 * continued fraction of Q = 1 - P above (Abramowitz and Stegun, 6.5.29 and 6.5.31, the latter by
 * the recurrence of Lentz), to about 1e-13. Allocates nothing.
 */
final class ChiSquare {
  private static final double HALF_LOG_PI = 0x1.250d048e7a1bdp-1;
  private static final double ENOUGH = 0x1p-54;
  private static final int MAX_TERMS = 10_000;

  private final double shape;
  private final double logGamma;

  /**
   * @param degrees how many numbers are squared, at least 1
   */
  ChiSquare(final int degrees) {
    shape = degrees / 2.0;
    double log = degrees % 2 == 0 ? 0 : HALF_LOG_PI;
    for (double a = degrees % 2 == 0 ? 1 : 0.5; a < shape; a++) {
      log += StrictMath.log(a);
    }
    logGamma = log;
  }

  /**
   * @param x sum of squares, from 0; infinite is allowed
   * @return the probability of a lesser one
   */
  double below(final double x) {
    final double half = x / 2;
    if (!(half > 0)) {
      return half == 0 ? 0 : Double.NaN;
    }
    if (half > Double.MAX_VALUE) {
      return 1;
    }
    final double front = StrictMath.exp(shape * StrictMath.log(half) - half - logGamma);
    final double p = half < shape + 1 ? front * series(half) : 1 - front * fraction(half);
    return Math.max(0, Math.min(1, p));
  }

  private double series(final double x) {
    double term = 1 / shape;
    double sum = term;
    for (int n = 1; n < MAX_TERMS && term > sum * ENOUGH; n++) {
      term *= x / (shape + n);
      sum += term;
    }
    return sum;
  }

  private double fraction(final double x) {
    double b = x + 1 - shape;
    double c = Double.MAX_VALUE;
    double d = 1 / b;
    double result = d;
    for (int n = 1; n < MAX_TERMS; n++) {
      final double a = n * (shape - n);
      b += 2;
      d = 1 / (a * d + b);
      c = b + a / c;
      final double factor = c * d;
      result *= factor;
      if (Math.abs(factor - 1) < 4 * ENOUGH) {
        break;
      }
    }
    return result;
  }
}
