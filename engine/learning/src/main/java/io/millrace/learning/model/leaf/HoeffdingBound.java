package io.millrace.learning.model.leaf;

/**
 * Hoeffding, "Probability inequalities for sums of bounded random variables", JASA 58 (1963): with
 * probability 1 - delta the mean of n values of a variable of range R is within {@code sqrt(R^2
 * ln(1 / delta) / (2 n))} of the true one.
 */
public final class HoeffdingBound {
  private final double logInverse;

  /**
   * @param delta probability of being wrong, in (0, 1)
   */
  public HoeffdingBound(final double delta) {
    logInverse = -StrictMath.log(delta);
  }

  /**
   * @param range of the variable
   * @param count of values, above 0
   * @return how far the mean may be off
   */
  public double of(final double range, final double count) {
    return range * Math.sqrt(logInverse / (2 * count));
  }
}
