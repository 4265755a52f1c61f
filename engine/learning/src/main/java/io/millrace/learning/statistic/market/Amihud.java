package io.millrace.learning.statistic.market;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.PairStatistic;
import io.millrace.learning.statistic.Statistic;

/**
 * Mean of absolute logarithmic returns over the value traded, price times size: Amihud,
 * "Illiquidity and stock returns", Journal of Financial Markets 5 (2002), with each trade as its
 * period. A trade whose price or size is not above 0 feeds nothing. Costs what its mean does.
 */
public final class Amihud implements PairStatistic {
  private final Statistic mean;
  private double last = Double.NaN;

  /**
   * @param mean of what it is fed
   */
  public Amihud(final Statistic mean) {
    this.mean = mean;
  }

  @Override
  public void update(final double price, final double size, final long timeNs) {
    final double value = price * size;
    if (!(price > 0 && size > 0) || !Double.isFinite(price) || !Double.isFinite(size)) {
      mean.moveTo(timeNs);
      return;
    }
    mean.update(Math.abs(RealizedVolatility.logReturn(last, price)) / value, timeNs);
    last = price;
  }

  @Override
  public void moveTo(final long timeNs) {
    mean.moveTo(timeNs);
  }

  @Override
  public double get() {
    return mean.get();
  }

  @Override
  public long overflows() {
    return mean.overflows();
  }

  @Override
  public void transferState(final StateTransfer state) {
    last = state.transfer(last);
    mean.transferState(state);
  }
}
