package io.millrace.learning.model;

/** A model that gives the uncertainty of its predictions. */
public interface ProbabilisticModel extends Model {
  /**
   * The variance of the label that it predicts for a sample, the uncertainty of its weights and the
   * noise of the label together; changes nothing.
   *
   * @param x features in the pipeline's order, all finite; not kept
   * @return the variance, in the label's unit squared, from 0; NaN or infinite where not known yet
   */
  double variance(double[] x);
}
