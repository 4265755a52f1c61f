package io.millrace.learning.statistic.market;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.Statistic;
import io.millrace.learning.statistic.running.Decay;

/**
 * How many known values come a second, those of the past weighing less: each adds {@code ln 2 / h},
 * with the half-life h in seconds, and what there is halves in h, also while nothing comes. Over
 * values at a steady rate it tends to that rate. 0 before the first. O(1) a value.
 */
public final class Intensity implements Statistic {
  private static final double LN_2 = 0.6931471805599453;
  private static final double NS_PER_S = 1e9;

  private final Decay decay;
  private final double unit;
  private double weight;
  private long weightNs;
  private long nowNs;

  /**
   * @param halfLifeNs above 0, in ns of event time
   */
  public Intensity(final long halfLifeNs) {
    decay = Decay.halfLifeNs(halfLifeNs);
    unit = LN_2 * NS_PER_S / halfLifeNs;
  }

  @Override
  public void update(final double x, final long timeNs) {
    nowNs = timeNs;
    if (Double.isFinite(x)) {
      weight = (weight == 0 ? 0 : weight * decay.kept(timeNs - weightNs)) + 1;
      weightNs = timeNs;
    }
  }

  @Override
  public void moveTo(final long timeNs) {
    nowNs = timeNs;
  }

  @Override
  public double get() {
    return weight == 0 ? 0 : weight * decay.kept(nowNs - weightNs) * unit;
  }

  @Override
  public void transferState(final StateTransfer state) {
    weight = state.transfer(weight);
    weightNs = state.transfer(weightNs);
    nowNs = state.transfer(nowNs);
  }
}
