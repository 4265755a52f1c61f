package io.millrace.engine.model.loss;

/**
 * What an error costs. Stateless, so that one loss serves any thread, and of O(1) a call; {@link
 * LogLoss} takes an exponential.
 */
public interface Loss {
  /**
   * @param prediction of the label
   * @param label what came
   * @return the derivative of the loss by the prediction
   */
  double gradient(double prediction, double label);
}
