package io.millrace.engine.statistic.window;

import io.millrace.engine.statistic.DoubleDouble;
import io.millrace.engine.statistic.Extent;
import io.millrace.engine.tick.OddInput;

/**
 * Sum or mean over a window, summed in double-double and never subtracted from: within one rounding
 * of the exact sum unless values cancel to less than 1e-15 of the largest. O(1) amortised a value;
 * 24 bytes a value of the window, 32 by time.
 */
public final class SlidingSum extends TwoStackStatistic {
  private final boolean mean;
  private double[] frontHigh;
  private double[] frontLow;
  private double backHigh;
  private double backLow;

  /**
   * @param extent of the window
   * @param mean whether the sum is divided by the number of values; NaN over none, where the sum is
   *     0
   * @param odd counts overflows
   */
  public SlidingSum(final Extent extent, final boolean mean, final OddInput odd) {
    super(extent, odd);
    this.mean = mean;
    frontHigh = new double[mask() + 1];
    frontLow = new double[mask() + 1];
  }

  @Override
  void clearBack() {
    backHigh = 0;
    backLow = 0;
  }

  @Override
  void addBack(final long index, final double x) {
    final double sum = backHigh + x;
    final double low = backLow + DoubleDouble.lost(backHigh, x, sum);
    backHigh = sum + low;
    backLow = low - (backHigh - sum);
  }

  @Override
  void stackFront(final long from, final long to) {
    final int mask = mask();
    final double[] highs = frontHigh;
    final double[] lows = frontLow;
    double high = 0;
    double low = 0;
    for (long i = to - 1; i >= from; i--) {
      final double x = value(i);
      final double sum = high + x;
      final double rest = low + DoubleDouble.lost(high, x, sum);
      high = sum + rest;
      low = rest - (high - sum);
      highs[(int) i & mask] = high;
      lows[(int) i & mask] = low;
    }
  }

  @Override
  protected void grown(final int oldMask, final int newMask) {
    frontHigh = moved(frontHigh, oldMask, newMask);
    frontLow = moved(frontLow, oldMask, newMask);
  }

  @Override
  protected double result() {
    double high = backHigh;
    double low = backLow;
    if (front() > 0) {
      final int slot = (int) head() & mask();
      final double sum = frontHigh[slot] + backHigh;
      final double rest =
          DoubleDouble.lost(frontHigh[slot], backHigh, sum) + (frontLow[slot] + backLow);
      high = sum + rest;
      low = rest - (high - sum);
    }
    return mean ? DoubleDouble.quotient(high, low, size()) : high;
  }
}
