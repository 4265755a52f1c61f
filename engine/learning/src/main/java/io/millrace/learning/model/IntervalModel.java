package io.millrace.learning.model;

/** A model that gives an interval with each prediction and keeps count of how often it held. */
public interface IntervalModel extends Model {
  /**
   * Learns a label whose sample was predicted before the last {@link #reset}: no interval is judged
   * by it. {@link #learn} would take a later prediction of the same features for its own.
   *
   * @param x features of the sample; not kept
   * @param label of the sample
   */
  void learnUnjudged(double[] x, double label);

  /**
   * @return lower end of the interval of the last prediction, in the label's unit; minus infinity
   *     where no finite one keeps the coverage; NaN before the first prediction
   */
  double lower();

  /**
   * @return upper end of it; plus infinity where no finite one keeps the coverage
   */
  double upper();

  /**
   * @return the share of labels that it is to cover, between 0 and 1
   */
  double wanted();

  /**
   * @return how many labels came of samples that were given an interval, since the model was new or
   *     {@link #reset}
   */
  long judged();

  /**
   * @return how many of these labels lay within the interval given with their prediction
   */
  long covered();
}
