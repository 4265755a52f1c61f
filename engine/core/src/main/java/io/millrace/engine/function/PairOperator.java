package io.millrace.engine.function;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.PairStatistic;

/** Feeds two inputs into a statistic of pairs. */
public final class PairOperator extends Operator {
  private final int x;
  private final int y;
  private final PairStatistic statistic;

  /**
   * @param x node whose results come first
   * @param y node whose results come second
   * @param statistic has seen nothing
   */
  public PairOperator(final int x, final int y, final PairStatistic statistic) {
    this.x = x;
    this.y = y;
    this.statistic = statistic;
  }

  @Override
  public double update(final double[] values, final long timeNs) {
    statistic.update(values[x], values[y], timeNs);
    return statistic.get();
  }

  @Override
  public double moveTo(final double[] values, final long timeNs) {
    statistic.moveTo(timeNs);
    return statistic.get();
  }

  @Override
  public long overflows() {
    return statistic.overflows();
  }

  @Override
  public void transferState(final StateTransfer state) {
    statistic.transferState(state);
  }
}
