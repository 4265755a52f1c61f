package io.millrace.learning.statistic.market;

/**
 * The standard normal distribution by its Taylor series about 0: Marsaglia, "Evaluating the normal
 * distribution", Journal of Statistical Software 11 (2004). Within 1e-15 of the exact value.
 */
final class NormalDistribution {
  private static final double HALF_LN_2_PI = 0.9189385332046727;

  /** Beyond it the share is 0 or 1 to within 1e-15. */
  private static final double FAR = 8;

  private NormalDistribution() {}

  /** Returns the share of the distribution below a value; some 10 to 100 steps. */
  static double below(final double x) {
    if (x > FAR) {
      return 1;
    }
    if (x < -FAR) {
      return 0;
    }
    final double square = x * x;
    double sum = x;
    double before = 0;
    double term = x;
    for (int i = 3; sum != before; i += 2) {
      before = sum;
      term *= square / i;
      sum = before + term;
    }
    return 0.5 + sum * StrictMath.exp(-0.5 * square - HALF_LN_2_PI);
  }
}
