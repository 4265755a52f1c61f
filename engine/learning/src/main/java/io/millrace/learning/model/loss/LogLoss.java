package io.millrace.learning.model.loss;

/**
 * The negative logarithm of the probability that was given to the class that came, 0 or 1, where
 * the prediction z gives class 1 the probability {@code sigma(z) = 1 / (1 + e^-z)}. Its derivative
 * by z is {@code sigma(z) - y}. Cox, "The regression analysis of binary sequences", J. Royal
 * Statistical Society B 20 (1958).
 */
public final class LogLoss implements Loss {
  private static final double MAX_ODDS = 1e15;
  private static final int NEWTON_STEPS = 8;
  private static final double ENOUGH = 1e-7;

  @Override
  public double gradient(final double prediction, final double label) {
    return probability(prediction) - label;
  }

  /**
   * @param z log odds of class 1
   * @return {@code 1 / (1 + e^-z)}, without overflow
   */
  public static double probability(final double z) {
    if (z >= 0) {
      return 1 / (1 + StrictMath.exp(-z));
    }
    final double odds = StrictMath.exp(z);
    return odds / (1 + odds);
  }

  /**
   * With the margin {@code q = z} for class 1 and {@code -z} for class 0, {@code q' = reach / (1 +
   * e^q)} has the solution {@code q(1) + e^q(1) = q(0) + e^q(0) + reach}, which Newton's method
   * finds from above: its first step from {@code q(0)} is the plain gradient's, which passes the
   * solution, as the left side is convex.
   */
  @Override
  public double move(
      final double prediction, final double label, final double reach, final double slack) {
    final double side = label > 0.5 ? 1 : -1;
    final double margin = side * prediction;
    final double odds = StrictMath.exp(margin);
    // the margin is enough: what is left to move is lost in rounding
    if (odds > MAX_ODDS) {
      return 0;
    }
    final double sum = margin + odds + reach;
    double q = margin + reach / (1 + odds);
    if (sum > 1) {
      q = Math.min(q, StrictMath.log(sum));
    }
    for (int i = 0; i < NEWTON_STEPS; i++) {
      final double now = StrictMath.exp(q);
      final double by = (q + now - sum) / (1 + now);
      q -= by;
      // Newton's steps square what is left
      if (by < ENOUGH) {
        break;
      }
    }
    return -side * Math.max(0, Math.min(reach, q - margin)) / reach;
  }

  @Override
  public boolean isCentral() {
    return false;
  }
}
