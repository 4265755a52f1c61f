package io.millrace.learning.statistic.market;

import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.MomentKind;
import io.millrace.learning.statistic.PairStatistic;
import io.millrace.learning.statistic.running.RunningMoments;

/**
 * VPIN: Easley, Lopez de Prado and O'Hara, "Flow toxicity and liquidity in a high-frequency world",
 * Review of Financial Studies 25 (2012). Traded size is cut into buckets of equal size; over the
 * last n full ones, the mean share of a bucket by which buying and selling differ.
 *
 * <p>Of a trade's size the share {@code Z(dp / s)} was bought, with Z the normal distribution, dp
 * the price change since the trade before and s the standard deviation of all such changes so far:
 * the paper's bulk classification with each trade as its bar. Half of it where s is 0. A trade that
 * overfills a bucket continues in the next. O(1) amortised a trade, O(n) where one fills many; 8
 * bytes a bucket.
 */
public final class Vpin implements PairStatistic {
  private final double bucket;
  private final Arithmetic prices;
  private final Arithmetic sizes;
  private final double[] imbalances;
  private final RunningMoments changes = new RunningMoments(MomentKind.DEVIATION);
  private double lastPrice = Double.NaN;
  private double filled;
  private double imbalance;
  private long full;
  private double result = Double.NaN;

  /**
   * @param bucket size of a bucket, above 0
   * @param n how many full buckets it is over, at least 1
   * @param prices arithmetic of prices
   * @param sizes arithmetic of sizes
   */
  public Vpin(final double bucket, final int n, final Arithmetic prices, final Arithmetic sizes) {
    if (!(bucket > 0) || n < 1) {
      throw new IllegalArgumentException("no buckets: bucket=" + bucket + " n=" + n);
    }
    this.bucket = bucket;
    this.prices = prices;
    this.sizes = sizes;
    imbalances = new double[n];
  }

  @Override
  public void update(final double price, final double size, final long timeNs) {
    if (!Double.isFinite(price) || !(size > 0 && size / bucket < 1L << 53)) {
      return;
    }
    final double change = prices.subtract(price, lastPrice);
    lastPrice = price;
    changes.update(change, timeNs);
    final double deviation = changes.get();
    // Bought minus sold, as a share.
    final double lean =
        deviation > 0 && Double.isFinite(change)
            ? 2 * NormalDistribution.below(change / deviation) - 1
            : 0;
    fill(size, lean);
  }

  private void fill(final double size, final double lean) {
    double rest = size;
    final long before = full;
    // One that fills more buckets than are kept leaves the same in all of them.
    final double max = bucket * (imbalances.length + 1.0);
    if (rest > max) {
      final double skipped = Math.floor((rest - max) / bucket);
      full += (long) skipped;
      rest -= skipped * bucket;
    }
    double part = sizes.subtract(bucket, filled);
    while (rest >= part) {
      imbalances[(int) (full % imbalances.length)] = Math.abs(imbalance + part * lean);
      full++;
      rest = sizes.subtract(rest, part);
      filled = 0;
      imbalance = 0;
      part = bucket;
    }
    filled = sizes.add(filled, rest);
    imbalance += rest * lean;
    if (full > before) {
      tell();
    }
  }

  private void tell() {
    final int count = (int) Math.min(full, imbalances.length);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += imbalances[i];
    }
    result = sum / count / bucket;
  }

  @Override
  public double get() {
    return result;
  }

  @Override
  public void transferState(final StateTransfer state) {
    changes.transferState(state);
    lastPrice = state.transfer(lastPrice);
    filled = state.transfer(filled);
    imbalance = state.transfer(imbalance);
    full = state.transfer(full);
    state.transfer(imbalances, 0, imbalances.length);
    if (state.isReading()) {
      result = Double.NaN;
      if (full > 0) {
        tell();
      }
    }
  }
}
