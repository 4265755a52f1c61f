package io.millrace.engine.function.market;

import io.millrace.engine.function.Operator;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.Statistic;
import io.millrace.learning.statistic.market.TradeSign;

/** Sums traded size by the sign of its trade. */
final class SignedVolumeOperator extends Operator {
  private final int price;
  private final int size;
  private final int bid;
  private final int ask;
  private final Statistic sum;
  private final TradeSign sign = new TradeSign();

  SignedVolumeOperator(
      final int price, final int size, final int bid, final int ask, final Statistic sum) {
    this.price = price;
    this.size = size;
    this.bid = bid;
    this.ask = ask;
    this.sum = sum;
  }

  @Override
  public double update(final double[] values, final long timeNs) {
    final double traded = sign.update(values[price], values[bid], values[ask]);
    sum.update(traded * values[size], timeNs);
    return sum.get();
  }

  @Override
  public double moveTo(final double[] values, final long timeNs) {
    sum.moveTo(timeNs);
    return sum.get();
  }

  @Override
  public long overflows() {
    return sum.overflows();
  }

  @Override
  public void transferState(final StateTransfer state) {
    sign.transferState(state);
    sum.transferState(state);
  }
}
