package io.millrace.engine.model.loss;

/** {@code (p - y)^2}, whose gradient is {@code 2 (p - y)}. */
public final class SquaredLoss implements Loss {
  @Override
  public double gradient(final double prediction, final double label) {
    return 2 * (prediction - label);
  }
}
