package io.millrace.learning.model;

/**
 * An online regression model: {@link #issue}, then {@link #learn}, on one sample after the other,
 * and {@link #predict} in between as often as wanted. One thread at a time, which owns the model:
 * {@code predict} changes no state, but computes in buffers of the model. No call allocates after
 * warm-up.
 */
public interface Model extends OnlineModel {
  /** What {@code millrace models} says that it gives. */
  String UNIT = "of the label";

  /**
   * Predicts the label of a sample; changes nothing.
   *
   * @param x features in the pipeline's order, all finite; not kept
   * @return the prediction
   */
  double predict(double[] x);

  /**
   * Predicts the label of a sample that will be learned, skipped or withdrawn. A model may keep
   * what that needs: a scaler with {@code learns: before} learns the sample first, a conformal
   * model issues an interval, experts keep their predictions. Most models keep nothing; for them it
   * is {@link #predict}.
   *
   * @param x features in the pipeline's order; not kept
   * @return the prediction; NaN where a feature is not finite and a scaler was to learn it
   */
  default double issue(final double[] x) {
    return predict(x);
  }

  /**
   * Learns the label of a sample; a label or feature that is not finite changes nothing.
   *
   * @param x features in the pipeline's order; not kept
   * @param label of the sample
   */
  void learn(double[] x, double label);
}
