package io.millrace.learning.statistic.market;

import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.PairStatistic;
import io.millrace.learning.statistic.Statistic;

/**
 * Effective spread from trade prices alone, twice the root of minus the covariance of successive
 * price changes: Roll, "A simple implicit measure of the effective bid-ask spread in an efficient
 * market", Journal of Finance 39 (1984). NaN where the covariance is above 0 and below two pairs of
 * changes. Costs what its covariance does.
 */
public final class RollSpread implements Statistic {
  private final PairStatistic spread;
  private final Arithmetic arithmetic;
  private double last = Double.NaN;
  private double lastChange = Double.NaN;

  /**
   * @param spread of pairs of changes
   * @param arithmetic of prices
   */
  public RollSpread(final PairStatistic spread, final Arithmetic arithmetic) {
    this.spread = spread;
    this.arithmetic = arithmetic;
  }

  @Override
  public void update(final double price, final long timeNs) {
    if (!Double.isFinite(price)) {
      spread.moveTo(timeNs);
      return;
    }
    final double change = arithmetic.subtract(price, last);
    spread.update(change, lastChange, timeNs);
    last = price;
    lastChange = change;
  }

  @Override
  public void moveTo(final long timeNs) {
    spread.moveTo(timeNs);
  }

  @Override
  public double get() {
    return spread.get();
  }

  @Override
  public long overflows() {
    return spread.overflows();
  }

  @Override
  public void transferState(final StateTransfer state) {
    last = state.transfer(last);
    lastChange = state.transfer(lastChange);
    spread.transferState(state);
  }
}
