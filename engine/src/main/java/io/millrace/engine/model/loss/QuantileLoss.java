package io.millrace.engine.model.loss;

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

  /** The error falls at the speed {@code reach gradient}, until it is 0. */
  @Override
  public double move(final double prediction, final double label, final double reach) {
    final double most = Math.abs(prediction - label) / reach;
    return Math.max(-most, Math.min(most, gradient(prediction, label)));
  }

  /** The loss itself. */
  @Override
  public double cost(final double prediction, final double label) {
    return Math.max(tau * (label - prediction), (tau - 1) * (label - prediction));
  }
}
