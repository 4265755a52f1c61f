package io.millrace.learning.statistic.market;

import io.millrace.learning.decimal.Decimal;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * Who was the aggressor of a trade: Lee and Ready, "Inferring trade direction from intraday data",
 * Journal of Finance 46 (1991). Above the middle of the quote in force before the trade the buyer
 * was, below it the seller; at the middle, or while no quote is known, the sign of the last change
 * between trade prices decides. O(1) a tick.
 */
public final class TradeSign implements Stateful {
  private double middle = Double.NaN;
  private double lastPrice = Double.NaN;
  private double lastMove = Double.NaN;
  private double sign = Double.NaN;

  /**
   * Applies a tick. The quote it brings is in force for later trades only, as a feed may tell the
   * quote as the trade left it.
   *
   * @param price of a trade, not finite for none
   * @param bid in force after the tick, not finite for not known
   * @param ask in force after the tick, not finite for not known
   * @return 1 for a buyer, -1 for a seller, NaN where there is no trade or nothing decides
   */
  public double update(final double price, final double bid, final double ask) {
    double traded = Double.NaN;
    if (Double.isFinite(price)) {
      if (price != lastPrice && !Double.isNaN(lastPrice)) {
        lastMove = price > lastPrice ? 1 : -1;
      }
      traded = price > middle ? 1 : price < middle ? -1 : lastMove;
      sign = traded;
      lastPrice = price;
    }
    if (Double.isFinite(bid) && Double.isFinite(ask)) {
      middle = Decimal.middle(bid, ask);
    }
    return traded;
  }

  /** {@return sign of the last trade, NaN where there was none or nothing decided} */
  public double get() {
    return sign;
  }

  @Override
  public void transferState(final StateTransfer state) {
    middle = state.transfer(middle);
    lastPrice = state.transfer(lastPrice);
    lastMove = state.transfer(lastMove);
    sign = state.transfer(sign);
  }
}
