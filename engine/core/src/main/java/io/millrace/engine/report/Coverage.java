package io.millrace.engine.report;

/**
 * How often the intervals that a model gives held.
 *
 * @param wanted the target share of covered labels, between 0 and 1
 * @param judged labels of samples that were given an interval, since the model was new or reset
 * @param covered how many of them lay inside
 */
public record Coverage(double wanted, long judged, long covered) {
  /** {@return the share that was covered; NaN before the first label} */
  public double share() {
    return judged == 0 ? Double.NaN : (double) covered / judged;
  }

  /** Returns this and another one's labels together; null for none. */
  static Coverage sum(final Coverage one, final Coverage other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return new Coverage(one.wanted, one.judged + other.judged, one.covered + other.covered);
  }
}
