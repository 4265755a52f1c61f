package io.millrace.learning.model.rls;

import io.millrace.learning.model.OnlineModel;

/**
 * Least squares by one recursion or another: what the models of this package share. One thread at a
 * time; nothing but {@link #weights} allocates.
 */
interface Regression extends OnlineModel {
  /**
   * @param x features in the pipeline's order, all finite; not kept
   * @return the prediction
   */
  double predict(double[] x);

  /**
   * Learns a sample of finite numbers.
   *
   * @param x features in the pipeline's order, all finite; not kept
   * @param label finite
   * @return the squared error of the prediction over its variance in units of the noise, NaN where
   *     the samples before determined no prediction
   */
  double learn(double[] x, double label);

  /**
   * The variance of the prediction for x, without the noise and in units of it.
   *
   * @param x features in the pipeline's order, all finite; not kept
   * @return from 0; infinite where no sample has determined the prediction, NaN where {@link
   *     #predict} does not use the features yet
   */
  double uncertainty(double[] x);
}
