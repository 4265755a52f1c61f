package io.millrace.learning.statistic.window;

import io.millrace.learning.statistic.WindowSpec;

/**
 * Known values a second of event time: those in a time window over its length, or the steps between
 * the last n over the time they took, NaN where they took none. O(1) a value.
 */
public final class SlidingRate extends SlidingStatistic {
  private static final double NS_PER_S = 1e9;

  /**
   * @param extent of the window
   */
  public SlidingRate(final WindowSpec extent) {
    super(extent, true);
  }

  @Override
  protected void append(final long index, final double x) {}

  @Override
  protected void evict(final long index) {}

  @Override
  protected double result() {
    if (isTimed()) {
      return size() * NS_PER_S / extent().windowNs();
    }
    if (size() < 2) {
      return Double.NaN;
    }
    return (size() - 1) * NS_PER_S / (timeNs(tail() - 1) - timeNs(head()));
  }
}
