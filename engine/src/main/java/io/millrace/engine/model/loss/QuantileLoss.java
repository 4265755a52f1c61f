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
}
