package io.millrace.learning.statistic.market;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.Statistic;

/**
 * Mean of a value by how long it was in force, from the first known one until now; that value where
 * no time has passed. Summed in double-double; a value whose distance from the first no double
 * holds feeds nothing. O(1) a value.
 */
public final class RunningTimeMean implements Statistic {
  private final TimeSum sum = new TimeSum();
  private final TimeSum now = new TimeSum();
  private double latest = Double.NaN;
  private long latestNs;
  private long nowNs;

  @Override
  public void update(final double x, final long timeNs) {
    nowNs = timeNs;
    if (!Double.isFinite(x)) {
      return;
    }
    if (Double.isNaN(latest)) {
      sum.clear(x);
    } else if (Double.isFinite(x - sum.shift())) {
      sum.add(latest, timeNs - latestNs);
    } else {
      return;
    }
    latest = x;
    latestNs = timeNs;
  }

  @Override
  public void moveTo(final long timeNs) {
    nowNs = timeNs;
  }

  @Override
  public double get() {
    if (Double.isNaN(latest)) {
      return latest;
    }
    now.set(sum.shift(), sum.ns(), sum.high(), sum.low());
    now.add(latest, nowNs - latestNs);
    if (now.ns() == 0) {
      return latest;
    }
    final double result = now.mean();
    return Double.isFinite(result) ? result : Double.NaN;
  }

  @Override
  public void transferState(final StateTransfer state) {
    final double shift = state.transfer(sum.shift());
    final long ns = state.transfer(sum.ns());
    final double high = state.transfer(sum.high());
    sum.set(shift, ns, high, state.transfer(sum.low()));
    latest = state.transfer(latest);
    latestNs = state.transfer(latestNs);
    nowNs = state.transfer(nowNs);
  }
}
