package io.millrace.engine.statistic.window;

import io.millrace.engine.state.StateReader;
import io.millrace.engine.statistic.Extent;
import io.millrace.engine.tick.OddInput;

/** The value some known values ago, or the change since; NaN while there is none. O(1) a value. */
public final class Lag extends SlidingStatistic {
  private final int k;
  private final boolean change;

  /**
   * @param k how many known values ago, at least 1
   * @param change whether the latest value minus that one is told
   * @param odd not used: this window does not overflow
   */
  public Lag(final int k, final boolean change, final OddInput odd) {
    super(Extent.count(k + 1), false, odd);
    this.k = k;
    this.change = change;
  }

  @Override
  protected void append(final long index, final double x) {}

  @Override
  protected void evict(final long index) {}

  @Override
  protected double result() {
    if (size() <= k) {
      return Double.NaN;
    }
    final double earlier = value(head());
    return change ? value(tail() - 1) - earlier : earlier;
  }

  @Override
  protected void readRest(final StateReader in) {}
}
