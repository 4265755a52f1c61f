package io.millrace.learning.statistic.running;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.Statistic;

/** Least or greatest known value so far; NaN while there is none. O(1) a value. */
public final class RunningExtreme implements Statistic {
  private final boolean greatest;
  private double extreme = Double.NaN;

  /**
   * @param greatest whether the greatest value is told, else the least
   */
  public RunningExtreme(final boolean greatest) {
    this.greatest = greatest;
  }

  @Override
  public void update(final double x, final long timeNs) {
    if (Double.isFinite(x) && (Double.isNaN(extreme) || (greatest ? x > extreme : x < extreme))) {
      extreme = x;
    }
  }

  @Override
  public double get() {
    return extreme;
  }

  @Override
  public void transferState(final StateTransfer state) {
    extreme = state.transfer(extreme);
  }
}
