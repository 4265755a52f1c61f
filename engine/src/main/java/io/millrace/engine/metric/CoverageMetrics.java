package io.millrace.engine.metric;

/** How often the intervals of one model held, or those of several together. One thread. */
public final class CoverageMetrics {
  private long judged;
  private long covered;

  /** Counts nothing yet. */
  public CoverageMetrics() {}

  /**
   * Adds the labels that a model's intervals were judged by.
   *
   * @param labels how many
   * @param share of them that lay within, 0 to 1; not used where there are none
   */
  public void add(final long labels, final double share) {
    if (labels > 0) {
      judged += labels;
      covered += StrictMath.round(share * labels);
    }
  }

  /**
   * Adds all labels of another.
   *
   * @param other not changed
   */
  public void merge(final CoverageMetrics other) {
    judged += other.judged;
    covered += other.covered;
  }

  /**
   * @return share of labels that lay within the interval issued for them; NaN without one
   */
  public double share() {
    return judged == 0 ? Double.NaN : (double) covered / judged;
  }
}
