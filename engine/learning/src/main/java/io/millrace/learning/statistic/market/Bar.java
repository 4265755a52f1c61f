package io.millrace.learning.statistic.market;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.Statistic;

/**
 * A part of a bar: of the known values in one stretch of event time between multiples of a duration
 * since the epoch. A bar is that of the latest known value, and is told up to its very end, where a
 * sample at the boundary finds it whole; past its end it is NaN until a value opens the next. O(1)
 * a value.
 */
public final class Bar implements Statistic {
  /** Parts of a bar. */
  public enum Part {
    /** Its first value. */
    OPEN,
    /** Its greatest value. */
    HIGH,
    /** Its least value. */
    LOW,
    /** Its latest value. */
    CLOSE
  }

  private final long lengthNs;
  private final Part part;
  private double value = Double.NaN;
  private long endNs = Long.MIN_VALUE;

  /**
   * @param lengthNs above 0, in ns
   * @param part what is told
   */
  public Bar(final long lengthNs, final Part part) {
    if (lengthNs <= 0) {
      throw new IllegalArgumentException("an empty bar: lengthNs=" + lengthNs);
    }
    this.lengthNs = lengthNs;
    this.part = part;
  }

  @Override
  public void update(final double x, final long timeNs) {
    moveTo(timeNs);
    if (!Double.isFinite(x)) {
      return;
    }
    if (Double.isNaN(value) || timeNs >= endNs) {
      value = x;
      endNs = (Math.floorDiv(timeNs, lengthNs) + 1) * lengthNs;
      return;
    }
    value =
        switch (part) {
          case OPEN -> value;
          case HIGH -> Math.max(value, x);
          case LOW -> Math.min(value, x);
          case CLOSE -> x;
        };
  }

  @Override
  public void moveTo(final long timeNs) {
    if (timeNs > endNs) {
      value = Double.NaN;
    }
  }

  @Override
  public double get() {
    return value;
  }

  @Override
  public void transferState(final StateTransfer state) {
    value = state.transfer(value);
    endNs = state.transfer(endNs);
  }
}
