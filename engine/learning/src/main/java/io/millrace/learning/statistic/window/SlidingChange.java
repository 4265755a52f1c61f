package io.millrace.learning.statistic.window;

import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.WindowSpec;

/**
 * The latest known value minus the last one that is older than a time window, however old; NaN
 * while there is none. O(1) amortised a value.
 */
public final class SlidingChange extends SlidingStatistic {
  private final Arithmetic arithmetic;
  private double latest = Double.NaN;
  private double reference = Double.NaN;

  /**
   * @param extent by time
   * @param arithmetic of the values
   */
  public SlidingChange(final WindowSpec extent, final Arithmetic arithmetic) {
    super(extent, false);
    this.arithmetic = arithmetic;
    if (!isTimed()) {
      throw new IllegalArgumentException("expected a window by time: extent=" + extent);
    }
  }

  @Override
  protected void append(final long index, final double x) {
    latest = x;
  }

  @Override
  protected void evict(final long index) {
    reference = value(index);
  }

  @Override
  protected double result() {
    return arithmetic.subtract(latest, reference);
  }

  @Override
  protected void transferRest(final StateTransfer state) {
    latest = state.transfer(latest);
    reference = state.transfer(reference);
  }
}
