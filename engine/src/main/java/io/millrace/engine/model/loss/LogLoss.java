package io.millrace.engine.model.loss;

/**
 * The negative logarithm of the probability that was given to the class that came, 0 or 1, where
 * the prediction z gives class 1 the probability {@code sigma(z) = 1 / (1 + e^-z)}. Its derivative
 * by z is {@code sigma(z) - y}. Cox, "The regression analysis of binary sequences", J. Royal
 * Statistical Society B 20 (1958).
 */
public final class LogLoss implements Loss {
  @Override
  public double gradient(final double prediction, final double label) {
    return probability(prediction) - label;
  }

  /**
   * @param z log odds of class 1
   * @return {@code 1 / (1 + e^-z)}, without overflow
   */
  public static double probability(final double z) {
    if (z >= 0) {
      return 1 / (1 + StrictMath.exp(-z));
    }
    final double odds = StrictMath.exp(z);
    return odds / (1 + odds);
  }
}
