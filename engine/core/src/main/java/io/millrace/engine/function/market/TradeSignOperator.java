package io.millrace.engine.function.market;

import io.millrace.engine.function.Operator;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.market.TradeSign;

/** The sign of the last trade. */
final class TradeSignOperator extends Operator {
  private final int price;
  private final int bid;
  private final int ask;
  private final TradeSign sign = new TradeSign();

  TradeSignOperator(final int price, final int bid, final int ask) {
    this.price = price;
    this.bid = bid;
    this.ask = ask;
  }

  @Override
  public double update(final double[] values, final long timeNs) {
    sign.update(values[price], values[bid], values[ask]);
    return sign.get();
  }

  @Override
  public double moveTo(final double[] values, final long timeNs) {
    return sign.get();
  }

  @Override
  public void transferState(final StateTransfer state) {
    sign.transferState(state);
  }
}
