package io.millrace.learning.model;

/**
 * A model that issues an interval with each prediction and counts how often it held. {@link
 * #lower}, {@link #upper} and the counts are read as often as wanted and change nothing.
 */
public interface IntervalModel extends Model {
  /**
   * Gives the interval that {@link #issue} would issue for a sample; changes nothing.
   *
   * @param x features in the pipeline's order, all finite; not kept
   * @param into receives the lower end at 0 and the upper end at 1, in the label's unit; infinite
   *     where no finite one keeps the coverage
   */
  void interval(double[] x, double[] into);

  /**
   * Learns a label whose sample was issued before the last {@link #reset}: no interval is judged by
   * it. {@link #learn} would take a later issue of the same features for its own.
   *
   * @param x features of the sample; not kept
   * @param label of the sample
   */
  void learnUnjudged(double[] x, double label);

  /**
   * {@return lower end of the interval issued last, in the label's unit; minus infinity where no
   * finite one keeps the coverage; NaN before the first issue}
   */
  double lower();

  /** {@return upper end of it; plus infinity where no finite one keeps the coverage} */
  double upper();

  /** {@return the share of labels that it is to cover, between 0 and 1} */
  double wanted();

  /**
   * {@return how many labels came of samples that were given an interval, since the model was new
   * or {@link #reset}}
   */
  long judged();

  /** {@return how many of these labels lay within the interval given with their prediction} */
  long covered();
}
