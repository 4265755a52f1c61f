package io.millrace.learning.statistic.window;

import io.millrace.learning.statistic.WindowSpec;

/**
 * Least or greatest value of a window, by a queue of those that no newer one beats. O(1) amortised
 * a value; 16 bytes a value of the window, 24 by time.
 */
public final class SlidingExtreme extends SlidingStatistic {
  private final boolean greatest;
  private long[] queue;
  private int first;
  private int count;

  /**
   * @param extent of the window
   * @param greatest whether the greatest value is told, else the least
   */
  public SlidingExtreme(final WindowSpec extent, final boolean greatest) {
    super(extent, false);
    this.greatest = greatest;
    queue = new long[mask() + 1];
  }

  @Override
  protected void append(final long index, final double x) {
    final int mask = mask();
    while (count > 0 && isBeaten(value(queue[(first + count - 1) & mask]), x)) {
      count--;
    }
    queue[(first + count) & mask] = index;
    count++;
  }

  private boolean isBeaten(final double older, final double newer) {
    return greatest ? newer >= older : newer <= older;
  }

  @Override
  protected void evict(final long index) {
    if (queue[first] == index) {
      first = (first + 1) & mask();
      count--;
    }
  }

  @Override
  protected void grown(final int oldMask, final int newMask) {
    final long[] larger = new long[newMask + 1];
    for (int i = 0; i < count; i++) {
      larger[i] = queue[(first + i) & oldMask];
    }
    queue = larger;
    first = 0;
  }

  @Override
  protected double result() {
    return count == 0 ? Double.NaN : value(queue[first]);
  }

  @Override
  protected void rebuild() {
    first = 0;
    count = 0;
    for (long i = head(); i < tail(); i++) {
      append(i, value(i));
    }
  }
}
