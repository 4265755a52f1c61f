package io.millrace.learning.statistic.window;

import io.millrace.learning.statistic.WindowSpec;

/** How many known values are in a window. O(1) a value. */
public final class SlidingCount extends SlidingStatistic {
  /**
   * @param extent of the window
   */
  public SlidingCount(final WindowSpec extent) {
    super(extent, false);
  }

  @Override
  protected void append(final long index, final double x) {}

  @Override
  protected void evict(final long index) {}

  @Override
  protected double result() {
    return size();
  }
}
