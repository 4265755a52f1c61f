package io.millrace.learning.statistic;

/** What is told of mean and squared deviations. */
public enum MomentKind {
  /** Variance with divisor n - 1; 0 over one value, NaN over none. */
  VARIANCE,
  /** Its square root. */
  DEVIATION,
  /** The latest value's distance from the mean, in standard deviations; NaN where those are 0. */
  SCORE;

  /**
   * @param count of values
   * @param squares sum of squared deviations from their mean, not negative
   * @param distance of the latest value from their mean
   * @return the result, NaN where there is none
   */
  public double of(final long count, final double squares, final double distance) {
    if (count == 0) {
      return Double.NaN;
    }
    final double variance = count == 1 ? 0 : squares / (count - 1);
    // a switch over an enum goes through a table in memory, which is felt here
    if (this == VARIANCE) {
      return variance;
    }
    final double deviation = Math.sqrt(variance);
    if (this == DEVIATION) {
      return deviation;
    }
    return variance == 0 ? Double.NaN : distance / deviation;
  }
}
