package io.millrace.learning.model.loss;

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

  /**
   * How far a sample asks a model to move that follows the gradient continuously: the importance
   * aware update of Karampatziakis and Langford, "Online importance weight aware updates" (UAI
   * 2011). Where {@code p(0) = prediction} and {@code p'(t) = -reach gradient(p(t), label)}, the
   * result u has {@code p(1) = prediction - reach u}. It passes the label by no more than the
   * slack, however long the reach, and approaches {@link #gradient} as the reach goes to 0.
   *
   * @param prediction of the label
   * @param label what came
   * @param reach how far a unit of u moves the prediction, above 0
   * @param slack how far the label may be passed where the gradient does not fall towards it, from
   *     0
   * @return u, of the gradient's sign and no greater magnitude
   */
  double move(double prediction, double label, double reach, double slack);

  /**
   * {@return whether it is least in the middle of the labels, where their mean and the last one are
   * predictions too}
   */
  default boolean isCentral() {
    return true;
  }
}
