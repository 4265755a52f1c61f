package io.millrace.learning.statistic.running;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.Statistic;

/**
 * The first known value ever, or the latest one, for as long as that is in a time window; NaN while
 * there is none. O(1) a value.
 */
public final class FirstOrLast implements Statistic {
  private final boolean latest;
  private final long windowNs;
  private double value = Double.NaN;
  private long valueNs;

  private FirstOrLast(final boolean latest, final long windowNs) {
    this.latest = latest;
    this.windowNs = windowNs;
  }

  /** {@return a statistic that gives the first value ever} */
  public static FirstOrLast first() {
    return new FirstOrLast(false, Long.MAX_VALUE);
  }

  /** {@return a statistic that gives the latest value} */
  public static FirstOrLast latest() {
    return new FirstOrLast(true, Long.MAX_VALUE);
  }

  /**
   * @param windowNs for how long it is told, both ends included
   * @return a statistic that gives the latest value
   */
  public static FirstOrLast latest(final long windowNs) {
    return new FirstOrLast(true, windowNs);
  }

  @Override
  public void update(final double x, final long timeNs) {
    moveTo(timeNs);
    if (Double.isFinite(x) && (latest || Double.isNaN(value))) {
      value = x;
      valueNs = windowNs == Long.MAX_VALUE ? 0 : timeNs;
    }
  }

  @Override
  public void moveTo(final long timeNs) {
    if (windowNs != Long.MAX_VALUE && timeNs - valueNs > windowNs) {
      value = Double.NaN;
      valueNs = 0;
    }
  }

  @Override
  public double get() {
    return value;
  }

  @Override
  public void transferState(final StateTransfer state) {
    value = state.transfer(value);
    valueNs = state.transfer(valueNs);
  }
}
