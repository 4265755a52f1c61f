package io.millrace.engine.graph;

import io.millrace.engine.function.Operator;
import io.millrace.learning.decimal.Decimal;
import io.millrace.learning.state.StateTransfer;

/**
 * A quote's own contribution to order-flow imbalance: Cont, Kukanov and Stoikov, "The price impact
 * of order book events", Journal of Financial Econometrics 12 (2014), equation 2. NaN where the
 * quote or the one before is not complete; an incomplete quote is never what a later one is
 * compared with. In units of size, summed as decimals.
 */
final class OrderFlowOperator extends Operator {
  private final int bid;
  private final int bidSize;
  private final int ask;
  private final int askSize;
  private double lastBid = Double.NaN;
  private double lastBidSize = Double.NaN;
  private double lastAsk = Double.NaN;
  private double lastAskSize = Double.NaN;
  private double contribution = Double.NaN;

  /**
   * @param bid node of the best bid
   * @param bidSize node of its size
   * @param ask node of the best ask
   * @param askSize node of its size
   */
  OrderFlowOperator(final int bid, final int bidSize, final int ask, final int askSize) {
    this.bid = bid;
    this.bidSize = bidSize;
    this.ask = ask;
    this.askSize = askSize;
  }

  @Override
  public double update(final double[] values, final long timeNs) {
    final double newBid = values[bid];
    final double newBidSize = values[bidSize];
    final double newAsk = values[ask];
    final double newAskSize = values[askSize];
    if (!isFinite(newBid, newBidSize) || !isFinite(newAsk, newAskSize)) {
      contribution = Double.NaN;
      return contribution;
    }
    double flow = Double.NaN;
    if (!Double.isNaN(lastBid)) {
      flow = 0;
      if (newBid >= lastBid) {
        flow = Decimal.add(flow, newBidSize);
      }
      if (newBid <= lastBid) {
        flow = Decimal.subtract(flow, lastBidSize);
      }
      if (newAsk <= lastAsk) {
        flow = Decimal.subtract(flow, newAskSize);
      }
      if (newAsk >= lastAsk) {
        flow = Decimal.add(flow, lastAskSize);
      }
    }
    lastBid = newBid;
    lastBidSize = newBidSize;
    lastAsk = newAsk;
    lastAskSize = newAskSize;
    contribution = flow;
    return flow;
  }

  private static boolean isFinite(final double price, final double size) {
    return Double.isFinite(price) && Double.isFinite(size);
  }

  @Override
  public double moveTo(final double[] values, final long timeNs) {
    return contribution;
  }

  @Override
  public void transferState(final StateTransfer state) {
    lastBid = state.transfer(lastBid);
    lastBidSize = state.transfer(lastBidSize);
    lastAsk = state.transfer(lastAsk);
    lastAskSize = state.transfer(lastAskSize);
    contribution = state.transfer(contribution);
  }
}
