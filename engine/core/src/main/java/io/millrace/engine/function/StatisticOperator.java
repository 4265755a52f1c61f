package io.millrace.engine.function;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.Statistic;

/** Feeds one input into a statistic. */
public final class StatisticOperator extends Operator {
  private final int input;
  private final Statistic statistic;

  /**
   * @param input node whose results it is fed
   * @param statistic has seen nothing
   */
  public StatisticOperator(final int input, final Statistic statistic) {
    this.input = input;
    this.statistic = statistic;
  }

  @Override
  public double update(final double[] values, final long timeNs) {
    statistic.update(values[input], timeNs);
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
