package io.millrace.learning.statistic.market;

import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.PairStatistic;

/**
 * Kyle's lambda: how far a unit of signed volume moves the price, as the slope of price changes on
 * signed volume. Kyle, "Continuous auctions and insider trading", Econometrica 53 (1985), estimated
 * as in Hasbrouck, "Trading costs and returns for U.S. equities", Journal of Finance 64 (2009), but
 * on the volume itself and with an intercept. Costs what its slope does.
 */
public final class KyleLambda implements PairStatistic {
  private final PairStatistic slope;
  private final Arithmetic arithmetic;
  private double last = Double.NaN;

  /**
   * @param slope of the first on the second of what it is fed
   * @param arithmetic of prices
   */
  public KyleLambda(final PairStatistic slope, final Arithmetic arithmetic) {
    this.slope = slope;
    this.arithmetic = arithmetic;
  }

  @Override
  public void update(final double price, final double volume, final long timeNs) {
    if (!Double.isFinite(price) || !Double.isFinite(volume)) {
      slope.moveTo(timeNs);
      return;
    }
    slope.update(arithmetic.subtract(price, last), volume, timeNs);
    last = price;
  }

  @Override
  public void moveTo(final long timeNs) {
    slope.moveTo(timeNs);
  }

  @Override
  public double get() {
    return slope.get();
  }

  @Override
  public long overflows() {
    return slope.overflows();
  }

  @Override
  public void transferState(final StateTransfer state) {
    last = state.transfer(last);
    slope.transferState(state);
  }
}
