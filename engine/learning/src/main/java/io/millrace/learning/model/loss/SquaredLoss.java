package io.millrace.learning.model.loss;

/**
 * {@code (p - y)^2}, least where p is the label's mean. Its gradient is {@code 2 (p - y)}, with the
 * 2, in the label's unit. Widrow and Hoff, "Adaptive switching circuits" (1960).
 */
public final class SquaredLoss implements Loss {
  @Override
  public double gradient(final double prediction, final double label) {
    return 2 * (prediction - label);
  }

  /**
   * {@code e (1 - exp(-2 reach)) / reach} with {@code e = p - y}: the error falls exponentially.
   */
  @Override
  public double move(
      final double prediction, final double label, final double reach, final double slack) {
    return 2 * (prediction - label) * ExponentialDecay.mean(2 * reach);
  }
}
