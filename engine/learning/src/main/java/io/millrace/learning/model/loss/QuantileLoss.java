package io.millrace.learning.model.loss;

/**
 * The pinball loss {@code max(tau (y - p), (tau - 1) (y - p))}, least where p is the label's
 * tau-quantile. Its derivative by p is {@code -tau} below the label, {@code 1 - tau} above it and 0
 * at it, so the rate is in the label's unit. Koenker and Bassett, "Regression quantiles",
 * Econometrica 46 (1978).
 */
public final class QuantileLoss implements Loss {
  private final double tau;

  /**
   * @param tau which quantile, between 0 and 1
   */
  public QuantileLoss(final double tau) {
    this.tau = tau;
  }

  @Override
  public double gradient(final double prediction, final double label) {
    if (prediction < label) {
      return -tau;
    }
    return prediction > label ? 1 - tau : 0;
  }

  /**
   * The gradient, which may pass the label by the slack. Stopping at the label, as the closed form
   * does, takes more from the long steps, which go towards the far quantile, than from the short
   * ones: of tau 0.9 it makes 0.86. A slack of a usual error cannot make errors grow.
   */
  @Override
  public double move(
      final double prediction, final double label, final double reach, final double slack) {
    final double max = (Math.abs(prediction - label) + slack) / reach;
    return Math.max(-max, Math.min(max, gradient(prediction, label)));
  }

  @Override
  public boolean isCentral() {
    return false;
  }
}
