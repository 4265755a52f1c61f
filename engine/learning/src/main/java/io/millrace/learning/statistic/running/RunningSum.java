package io.millrace.learning.statistic.running;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.DecimalTerm;
import io.millrace.learning.statistic.DoubleDouble;
import io.millrace.learning.statistic.Revertible;

/**
 * Sum or mean of all known values, summed in double-double, or the sum of decimals, which is exact.
 * A value that would take the sum past the largest double feeds nothing. O(1) a value.
 */
public final class RunningSum implements Revertible {
  private final boolean mean;

  /** Of decimals; null where values are summed as they are. */
  private final DecimalTerm term;

  private long count;
  private double high;
  private double low;

  /**
   * @param mean whether the sum is divided by the number of values; NaN over none, where the sum is
   *     0
   */
  public RunningSum(final boolean mean) {
    this(mean, null);
  }

  private RunningSum(final boolean mean, final DecimalTerm term) {
    this.mean = mean;
    this.term = term;
  }

  /** {@return the sum of values as the decimals that they stand for} */
  public static RunningSum ofDecimals() {
    return new RunningSum(false, new DecimalTerm());
  }

  @Override
  public void update(final double x, final long timeNs) {
    if (Double.isFinite(x) && Double.isFinite(about(x))) {
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

  /** About the sum with one more value. */
  private double about(final double x) {
    return term == null ? high + x : DecimalTerm.about(high) + x;
  }

  private void add(final double x) {
    if (term == null) {
      add(x, 0);
    } else {
      term.read(x);
      add(term.high(), term.low());
    }
  }

  private void add(final double x, final double rest) {
    final double sum = high + x;
    final double lost = low + rest + DoubleDouble.lost(high, x, sum);
    high = sum + lost;
    low = lost - (high - sum);
  }

  @Override
  public double get() {
    if (term != null) {
      return DecimalTerm.value(high, low);
    }
    return mean ? DoubleDouble.quotient(high, low, count) : high;
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
    high = state.transfer(high);
    low = state.transfer(low);
  }
}
