package io.millrace.learning.model.loss;

/**
 * {@code max(0, |p - y| - epsilon)}: errors up to epsilon cost nothing. Its derivative by p is the
 * sign of p - y beyond epsilon and 0 within. Vapnik, "The Nature of Statistical Learning Theory"
 * (1995).
 */
public final class EpsilonInsensitiveLoss implements Loss {
  private final double epsilon;

  /**
   * @param epsilon error, in the label's unit, up to which nothing is learned; from 0
   */
  public EpsilonInsensitiveLoss(final double epsilon) {
    this.epsilon = epsilon;
  }

  @Override
  public double gradient(final double prediction, final double label) {
    final double error = prediction - label;
    return Math.abs(error) > epsilon ? StrictMath.signum(error) : 0;
  }

  /** The error falls at the speed {@code reach}, until it is epsilon. */
  @Override
  public double move(
      final double prediction, final double label, final double reach, final double slack) {
    final double beyond = (Math.abs(prediction - label) - epsilon) / reach;
    return beyond > 0 ? StrictMath.signum(prediction - label) * Math.min(1, beyond) : 0;
  }
}
