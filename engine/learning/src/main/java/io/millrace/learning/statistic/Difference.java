package io.millrace.learning.statistic;

import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.state.StateTransfer;

/** One statistic minus another one of the same values, over the same window. */
public final class Difference implements Statistic {
  private final Statistic left;
  private final Statistic right;
  private final Arithmetic arithmetic;

  /**
   * @param left from which the other is taken
   * @param right what is taken from it
   * @param arithmetic of the results
   */
  public Difference(final Statistic left, final Statistic right, final Arithmetic arithmetic) {
    this.left = left;
    this.right = right;
    this.arithmetic = arithmetic;
  }

  @Override
  public void update(final double x, final long timeNs) {
    left.update(x, timeNs);
    right.update(x, timeNs);
  }

  @Override
  public void moveTo(final long timeNs) {
    left.moveTo(timeNs);
    right.moveTo(timeNs);
  }

  @Override
  public double get() {
    final double result = arithmetic.subtract(left.get(), right.get());
    return Double.isFinite(result) ? result : Double.NaN;
  }

  /** Both windows overflow together, which is one overflow. */
  @Override
  public long overflows() {
    return left.overflows();
  }

  @Override
  public void transferState(final StateTransfer state) {
    left.transferState(state);
    right.transferState(state);
  }
}
