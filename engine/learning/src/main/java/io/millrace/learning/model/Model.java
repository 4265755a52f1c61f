package io.millrace.learning.model;

/**
 * An online regression model: {@link #predict}, then {@link #learn}, on one sample after the other.
 * One thread at a time. Neither call allocates after warm-up.
 */
public interface Model extends OnlineModel {
  /** What {@code millrace models} says that it gives. */
  String UNIT = "of the label";

  /**
   * Predicts the label of a sample.
   *
   * @param x features in the pipeline's order, all finite; not kept
   * @return the prediction
   */
  double predict(double[] x);

  /**
   * Learns the label of a sample; a label or feature that is not finite changes nothing.
   *
   * @param x features in the pipeline's order; not kept
   * @param label of the sample
   */
  void learn(double[] x, double label);
}
