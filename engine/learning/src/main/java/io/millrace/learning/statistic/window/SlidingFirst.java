package io.millrace.learning.statistic.window;

import io.millrace.learning.statistic.WindowSpec;

/** The oldest value of a window; NaN over none. O(1) a value. */
public final class SlidingFirst extends SlidingStatistic {
  /**
   * @param extent of the window
   */
  public SlidingFirst(final WindowSpec extent) {
    super(extent, false);
  }

  @Override
  protected void append(final long index, final double x) {}

  @Override
  protected void evict(final long index) {}

  @Override
  protected double result() {
    return size() == 0 ? Double.NaN : value(head());
  }
}
