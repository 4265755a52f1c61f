package io.millrace.learning.model.loss;

/**
 * {@code (p - y)^2 / 2} up to an error of delta and a straight line beyond, so that one wild label
 * moves the weights no further than an error of delta does. Its gradient is {@code p - y} limited
 * to {@code [-delta, delta]}: within delta half that of {@link SquaredLoss}. Huber, "Robust
 * estimation of a location parameter", Annals of Mathematical Statistics 35 (1964).
 */
public final class HuberLoss implements Loss {
  private final double delta;

  /**
   * @param delta error, in the label's unit, from which on the loss is a straight line; above 0
   */
  public HuberLoss(final double delta) {
    this.delta = delta;
  }

  @Override
  public double gradient(final double prediction, final double label) {
    return Math.max(-delta, Math.min(delta, prediction - label));
  }

  /**
   * In two pieces: beyond delta the error falls at the constant speed {@code reach delta}, within
   * it exponentially, {@code e exp(-reach t)}.
   */
  @Override
  public double move(
      final double prediction, final double label, final double reach, final double slack) {
    final double error = Math.abs(prediction - label);
    final double sign = StrictMath.signum(prediction - label);
    final double straight = (error - delta) / (reach * delta);
    if (straight >= 1) {
      return sign * delta;
    }
    if (straight <= 0) {
      return sign * error * ExponentialDecay.mean(reach);
    }
    final double left = delta * StrictMath.exp(-reach * (1 - straight));
    return sign * ((error - left) / reach);
  }
}
