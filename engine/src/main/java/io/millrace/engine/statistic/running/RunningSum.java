package io.millrace.engine.statistic.running;

import io.millrace.engine.state.StateReader;
import io.millrace.engine.state.StateWriter;
import io.millrace.engine.statistic.DoubleDouble;
import io.millrace.engine.statistic.Revertible;

/**
 * Sum or mean of all known values, summed in double-double. A value that would take the sum past
 * the largest double feeds nothing. O(1) a value.
 */
public final class RunningSum implements Revertible {
  private final boolean mean;
  private long count;
  private double high;
  private double low;

  /**
   * @param mean whether the sum is divided by the number of values; NaN over none, where the sum is
   *     0
   */
  public RunningSum(final boolean mean) {
    this.mean = mean;
  }

  @Override
  public void update(final double x, final long timeNs) {
    if (Double.isFinite(x) && Double.isFinite(high + x)) {
      add(x);
      count++;
    }
  }

  @Override
  public void revert(final double x) {
    if (!Double.isFinite(x)) {
      return;
    }
    if (count == 0) {
      throw new IllegalStateException("no value to undo: x=" + x);
    }
    count--;
    if (count == 0) {
      high = 0;
      low = 0;
    } else {
      add(-x);
    }
  }

  private void add(final double x) {
    final double sum = high + x;
    final double lost = low + DoubleDouble.lost(high, x, sum);
    high = sum + lost;
    low = lost - (high - sum);
  }

  @Override
  public double get() {
    return mean ? DoubleDouble.quotient(high, low, count) : high;
  }

  @Override
  public void writeState(final StateWriter out) {
    out.writeLong(count);
    out.writeDouble(high);
    out.writeDouble(low);
  }

  @Override
  public void readState(final StateReader in) {
    count = in.readLong();
    high = in.readDouble();
    low = in.readDouble();
  }
}
