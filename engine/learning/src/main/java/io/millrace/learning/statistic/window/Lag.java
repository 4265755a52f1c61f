package io.millrace.learning.statistic.window;

import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.statistic.WindowSpec;

/** The value some known values ago, or the change since; NaN while there is none. O(1) a value. */
public final class Lag extends SlidingStatistic {
  private final int k;
  private final Arithmetic change;

  private Lag(final int k, final Arithmetic change) {
    super(WindowSpec.count(k + 1), false);
    this.k = k;
    this.change = change;
  }

  /**
   * @param k how many known values ago, at least 1
   * @return the value then
   */
  public static Lag value(final int k) {
    return new Lag(k, null);
  }

  /**
   * @param k how many known values ago, at least 1
   * @param arithmetic of the values
   * @return the latest value minus the value then
   */
  public static Lag change(final int k, final Arithmetic arithmetic) {
    return new Lag(k, arithmetic);
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
    return change == null ? earlier : change.subtract(value(tail() - 1), earlier);
  }
}
