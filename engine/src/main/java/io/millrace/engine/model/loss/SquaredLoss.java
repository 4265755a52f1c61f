package io.millrace.engine.model.loss;

/**
 * {@code (p - y)^2}, least where p is the label's mean. Its gradient is {@code 2 (p - y)}, with the
 * 2, in the label's unit. Widrow and Hoff, "Adaptive switching circuits" (1960).
 */
public final class SquaredLoss implements Loss {
  @Override
  public double gradient(final double prediction, final double label) {
    return 2 * (prediction - label);
  }
}
