package io.millrace.learning.statistic.market;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.Statistic;
import io.millrace.learning.statistic.WindowSpec;
import io.millrace.learning.statistic.window.SlidingStatistic;

/**
 * Mean of a value by how long it was in force, from one known value to the next, the latest until
 * now. Over a time window, the value in force at its start counts from there on, and once known the
 * mean always is; over n values, from the oldest of them on. Where no time has passed it is the
 * latest value.
 *
 * <p>Stretches that have ended are summed as two stacks (see {@link
 * io.millrace.learning.statistic.window.SlidingAggregate}): nothing is subtracted, and they are
 * summed in double-double. O(1) amortised a value; 40 bytes a value of the window.
 */
public final class TimeWeightedMean implements Statistic {
  private final Window window;
  private long nowNs;

  /**
   * @param extent of the window
   */
  public TimeWeightedMean(final WindowSpec extent) {
    window = new Window(extent);
  }

  @Override
  public void update(final double x, final long timeNs) {
    nowNs = timeNs;
    window.update(x, timeNs);
  }

  @Override
  public void moveTo(final long timeNs) {
    nowNs = timeNs;
    window.moveTo(timeNs);
  }

  @Override
  public double get() {
    return window.get();
  }

  @Override
  public long overflows() {
    return window.overflows();
  }

  @Override
  public void transferState(final StateTransfer state) {
    nowNs = state.transfer(nowNs);
    window.transferState(state);
  }

  /** The stretch of a value has ended once there is a newer one. */
  private final class Window extends SlidingStatistic {
    private double carried = Double.NaN;
    private int front;
    private double[] frontHigh;
    private double[] frontLow;
    private double frontShift;
    private final TimeSum back = new TimeSum();
    private final TimeSum total = new TimeSum();

    Window(final WindowSpec extent) {
      super(extent, true);
      frontHigh = new double[mask() + 1];
      frontLow = new double[mask() + 1];
    }

    @Override
    protected void append(final long index, final double x) {
      if (size() > 0) {
        addBack(index - 1);
      }
    }

    private void addBack(final long index) {
      if (back.ns() == 0) {
        back.clear(value(index));
      }
      back.add(value(index), timeNs(index + 1) - timeNs(index));
    }

    @Override
    protected void evict(final long index) {
      carried = value(index);
      if (front == 0) {
        stack(index + 1, tail() - 1);
        back.clear(0);
      } else {
        front--;
      }
    }

    private void stack(final long from, final long to) {
      front = 0;
      frontShift = to > from ? value(to - 1) : 0;
      total.clear(frontShift);
      for (long i = to - 1; i >= from; i--) {
        total.add(value(i), timeNs(i + 1) - timeNs(i));
        final int slot = (int) i & mask();
        frontHigh[slot] = total.high();
        frontLow[slot] = total.low();
        front++;
      }
    }

    @Override
    protected void grown(final int oldMask, final int newMask) {
      frontHigh = moved(frontHigh, oldMask, newMask);
      frontLow = moved(frontLow, oldMask, newMask);
    }

    @Override
    protected double result() {
      if (size() == 0) {
        return isTimed() ? carried : Double.NaN;
      }
      final double latest = value(tail() - 1);
      total.clear(latest);
      total.add(latest, nowNs - timeNs(tail() - 1));
      if (isTimed() && !Double.isNaN(carried)) {
        total.add(carried, timeNs(head()) - (nowNs - extent().windowNs()));
      }
      if (front > 0) {
        final int slot = (int) head() & mask();
        final long frontNs = timeNs(head() + front) - timeNs(head());
        total.add(frontShift, frontNs, frontHigh[slot], frontLow[slot]);
      }
      if (back.ns() > 0) {
        total.add(back.shift(), back.ns(), back.high(), back.low());
      }
      return total.ns() == 0 ? latest : total.mean();
    }

    @Override
    protected void transferRest(final StateTransfer state) {
      carried = state.transfer(carried);
      front = state.transfer(front);
      if (front < 0 || front > Math.max(0, size() - 1)) {
        throw new IllegalStateException("not a front of " + size() + " values: front=" + front);
      }
    }

    @Override
    protected void rebuild() {
      final int ended = front;
      stack(head(), head() + ended);
      back.clear(0);
      for (long i = head() + ended; i < tail() - 1; i++) {
        addBack(i);
      }
    }
  }
}
