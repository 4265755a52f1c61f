package io.millrace.learning.statistic.window;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.PairStatistic;
import io.millrace.learning.statistic.WindowSpec;
import io.millrace.learning.statistic.aggregate.Aggregate;
import io.millrace.learning.statistic.aggregate.Aggregate.Second;

/**
 * An aggregate over a window of values or pairs, as two stacks that are merged: nothing is ever
 * subtracted. Each stack has a value of its own as its shift. O(1) amortised a value, O(window) at
 * the worst; 8 bytes for each number of the aggregate and 8 to 24 more a value of the window.
 */
public final class SlidingAggregate extends TwoStackStatistic implements PairStatistic {
  private final Aggregate aggregate;
  private final int width;
  private final double[] back;
  private final double[] merged;
  private double[] front;
  private double[] seconds;
  private double pending;
  private int backCount;
  private double frontShift;
  private double frontSecond;
  private long frontPosition;
  private double backShift;
  private double backSecond;
  private long backPosition;

  /**
   * @param extent of the window
   * @param aggregate what is told
   */
  public SlidingAggregate(final WindowSpec extent, final Aggregate aggregate) {
    super(extent);
    this.aggregate = aggregate;
    width = aggregate.width();
    back = new double[width];
    merged = new double[width];
    front = new double[width * (mask() + 1)];
    seconds = new double[hasSecond() ? mask() + 1 : 0];
  }

  private boolean hasSecond() {
    return aggregate.second() == Second.VALUE || aggregate.second() == Second.WEIGHT;
  }

  @Override
  public void update(final double x, final double y, final long timeNs) {
    if (aggregate.takes(x, y)) {
      pending = y;
      update(x, timeNs);
    } else {
      moveTo(timeNs);
    }
  }

  @Override
  void keep(final long index) {
    if (hasSecond()) {
      seconds[(int) index & mask()] = pending;
    }
  }

  private long position(final long index) {
    return isTimed() ? timeNs(index) : index;
  }

  private double second(final long index, final double shift, final long shiftPosition) {
    return switch (aggregate.second()) {
      case NONE -> 0;
      case VALUE -> seconds[(int) index & mask()] - shift;
      case WEIGHT -> seconds[(int) index & mask()];
      case POSITION -> position(index) - shiftPosition;
    };
  }

  @Override
  void clearBack() {
    backCount = 0;
  }

  @Override
  void addBack(final long index, final double x) {
    backCount++;
    if (backCount == 1) {
      backShift = x;
      backSecond = hasSecond() ? seconds[(int) index & mask()] : 0;
      backPosition = aggregate.second() == Second.POSITION ? position(index) : 0;
    }
    aggregate.add(back, 0, 0, backCount, x - backShift, second(index, backSecond, backPosition));
  }

  @Override
  void stackFront(final long from, final long to) {
    if (from == to) {
      return;
    }
    final long newest = to - 1;
    frontShift = value(newest);
    frontSecond = hasSecond() ? seconds[(int) newest & mask()] : 0;
    frontPosition = aggregate.second() == Second.POSITION ? position(newest) : 0;
    int newer = 0;
    for (long i = newest; i >= from; i--) {
      final int row = ((int) i & mask()) * width;
      final double second = second(i, frontSecond, frontPosition);
      aggregate.add(front, newer, row, to - i, value(i) - frontShift, second);
      newer = row;
    }
  }

  @Override
  protected void grown(final int oldMask, final int newMask) {
    if (hasSecond()) {
      seconds = moved(seconds, oldMask, newMask);
    }
    final double[] larger = new double[width * (newMask + 1)];
    for (long i = head(); i < tail(); i++) {
      final int from = ((int) i & oldMask) * width;
      System.arraycopy(front, from, larger, ((int) i & newMask) * width, width);
    }
    front = larger;
  }

  @Override
  protected double result() {
    if (size() == 0) {
      return Double.NaN;
    }
    if (front() == 0) {
      return aggregate.result(back, backCount, backShift, isTimed());
    }
    System.arraycopy(front, ((int) head() & mask()) * width, merged, 0, width);
    if (backCount > 0) {
      final double dy =
          aggregate.second() == Second.POSITION
              ? backPosition - frontPosition
              : backSecond - frontSecond;
      aggregate.merge(merged, front(), back, backCount, backShift - frontShift, dy);
    }
    return aggregate.result(merged, size(), frontShift, isTimed());
  }

  @Override
  void transferKept(final StateTransfer state) {
    for (long i = head(); hasSecond() && i < tail(); i++) {
      final int slot = (int) i & mask();
      seconds[slot] = state.transfer(seconds[slot]);
    }
  }
}
