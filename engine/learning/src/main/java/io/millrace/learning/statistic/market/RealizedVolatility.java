package io.millrace.learning.statistic.market;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.Statistic;

/**
 * Root of the sum of squared logarithmic returns from one known price to the next: Andersen,
 * Bollerslev, Diebold and Labys, "Modeling and forecasting realized volatility", Econometrica 71
 * (2003). A return belongs to the time of its later price. A price that is not above 0 feeds
 * nothing. Costs what its sum does.
 */
public final class RealizedVolatility implements Statistic {
  private final Statistic squares;
  private double last = Double.NaN;

  /**
   * @param squares sum of what it is fed
   */
  public RealizedVolatility(final Statistic squares) {
    this.squares = squares;
  }

  @Override
  public void update(final double price, final long timeNs) {
    if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
      squares.moveTo(timeNs);
      return;
    }
    final double change = logReturn(last, price);
    squares.update(change * change, timeNs);
    last = price;
  }

  /**
   * The logarithmic return between two prices above 0; NaN where the first is. Near 0 by log1p,
   * which loses nothing there.
   */
  static double logReturn(final double from, final double to) {
    final double share = (to - from) / from;
    return Math.abs(share) < 0.5
        ? StrictMath.log1p(share)
        : StrictMath.log(to) - StrictMath.log(from);
  }

  @Override
  public void moveTo(final long timeNs) {
    squares.moveTo(timeNs);
  }

  @Override
  public double get() {
    return Math.sqrt(squares.get());
  }

  @Override
  public long overflows() {
    return squares.overflows();
  }

  @Override
  public void transferState(final StateTransfer state) {
    last = state.transfer(last);
    squares.transferState(state);
  }
}
