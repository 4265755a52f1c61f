package io.millrace.learning.statistic.aggregate;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.PairStatistic;
import io.millrace.learning.statistic.Statistic;

/**
 * An aggregate of all known values or pairs so far; the first is the shift. What would take a
 * number past the largest double feeds nothing. O(1) a value.
 */
public final class RunningAggregate implements Statistic, PairStatistic {
  private final Aggregate aggregate;
  private final double[] row;
  private final double[] next;
  private long count;
  private double shiftX;
  private double shiftY;

  /**
   * @param aggregate what is told
   */
  public RunningAggregate(final Aggregate aggregate) {
    this.aggregate = aggregate;
    row = new double[aggregate.width()];
    next = new double[aggregate.width()];
  }

  @Override
  public void update(final double x, final long timeNs) {
    update(x, aggregate.second() == Aggregate.Second.POSITION ? count : 0, timeNs);
  }

  @Override
  public void update(final double x, final double y, final long timeNs) {
    if (!aggregate.takes(x, y)) {
      return;
    }
    if (count == 0) {
      shiftX = x;
      shiftY = aggregate.second() == Aggregate.Second.VALUE ? y : 0;
    }
    System.arraycopy(row, 0, next, 0, row.length);
    aggregate.add(next, 0, 0, count + 1, x - shiftX, y - shiftY);
    double sum = 0;
    for (final double number : next) {
      sum += Math.abs(number);
    }
    if (Double.isFinite(sum)) {
      System.arraycopy(next, 0, row, 0, row.length);
      count++;
    }
  }

  @Override
  public void moveTo(final long timeNs) {}

  @Override
  public double get() {
    if (count == 0) {
      return Double.NaN;
    }
    final double result = aggregate.result(row, count, shiftX, false);
    return Double.isFinite(result) ? result : Double.NaN;
  }

  @Override
  public long overflows() {
    return 0;
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
    shiftX = state.transfer(shiftX);
    shiftY = state.transfer(shiftY);
    state.transfer(row, 0, row.length);
  }
}
