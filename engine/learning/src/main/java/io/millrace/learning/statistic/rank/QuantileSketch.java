package io.millrace.learning.statistic.rank;

import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.Statistic;

/**
 * A quantile of all known values so far in bounded memory: counts in buckets of equal relative
 * width, as in Masson, Rim and Lee, "DDSketch", PVLDB 12 (2019), that are widened evenly when they
 * become too many, as in Epicoco, Melle, Cafaro, Pulimeno and Morleo, "UDDSketch", IEEE Access 8
 * (2020). A bucket is a run of 2^s neighbouring doubles, s from 0 on, so that no logarithm is taken
 * and no randomness needed; the order of the values does not matter but for when s grows.
 *
 * <ol>
 *   <li>With at most {@link #MAX_BUCKETS} distinct values the result is exact: type 7 of Hyndman
 *       and Fan.
 *   <li>After that each value counts as the middle of its bucket. Ranks stay exact, and the values
 *       between which it interpolates are within 2^(s - 53) of the exact ones, relatively: at most
 *       {@code 2 W / MAX_BUCKETS} where the values span W powers of two, both signs added.
 *   <li>Values nearer to 0 than 1e-300 may count as 0.
 * </ol>
 *
 * <p>O(log buckets) expected a value and a result, O(buckets log buckets) at most 52 times in all;
 * at most 0.8 MB.
 */
public final class QuantileSketch implements Statistic {
  /** How many buckets there are at most. */
  public static final int MAX_BUCKETS = 16_384;

  private static final int FIRST_NODES = 64;
  private static final int MAX_SHIFT = 52;

  private final double q;
  private final Arithmetic arithmetic;
  private final RankedTree tree = new RankedTree(FIRST_NODES);
  private long[] keys = {};
  private long[] counts = {};
  private int shift;

  /**
   * @param q in [0, 1]
   * @param arithmetic of the values
   */
  public QuantileSketch(final double q, final Arithmetic arithmetic) {
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("q is out of [0, 1]: q=" + q);
    }
    this.q = q;
    this.arithmetic = arithmetic;
  }

  @Override
  public void update(final double x, final long timeNs) {
    if (!Double.isFinite(x)) {
      return;
    }
    tree.add(OrderedBits.of(x) >> shift, 1);
    if (tree.distinct() > MAX_BUCKETS) {
      widen();
    }
  }

  /** To half of the most, so that this is rare. Allocates the first time. */
  private void widen() {
    if (keys.length == 0) {
      keys = new long[MAX_BUCKETS + 1];
      counts = new long[MAX_BUCKETS + 1];
    }
    int buckets = tree.distinct();
    tree.copy(keys, counts);
    while (buckets > MAX_BUCKETS / 2 && shift < MAX_SHIFT) {
      shift++;
      int last = -1;
      for (int i = 0; i < buckets; i++) {
        final long key = keys[i] >> 1;
        if (last >= 0 && keys[last] == key) {
          counts[last] += counts[i];
        } else {
          last++;
          keys[last] = key;
          counts[last] = counts[i];
        }
      }
      buckets = last + 1;
    }
    tree.clear();
    for (int i = 0; i < buckets; i++) {
      tree.add(keys[i], counts[i]);
    }
  }

  @Override
  public double get() {
    if (tree.size() == 0) {
      return Double.NaN;
    }
    final double position = (tree.size() - 1) * q;
    final long rank = (long) position;
    final double low = middle(tree.at(rank));
    final double share = position - rank;
    return share == 0 ? low : Ranking.between(low, middle(tree.at(rank + 1)), share, arithmetic);
  }

  private double middle(final long key) {
    if (shift == 0) {
      return OrderedBits.value(key);
    }
    // The buckets beside 0 hold no normal double until they are very wide.
    if (key == 0 || key == -1) {
      return 0;
    }
    final double min = OrderedBits.value(key << shift);
    final double max = OrderedBits.value((key << shift) + (1L << shift) - 1);
    return min / 2 + max / 2;
  }

  /**
   * {@return bound of the relative error of the values between which the result lies; 0 where it is
   * exact}
   */
  public double relativeError() {
    return shift == 0 ? 0 : Math.scalb(1.0, shift - 53);
  }

  @Override
  public void transferState(final StateTransfer state) {
    shift = state.transfer(shift);
    if (shift < 0 || shift > MAX_SHIFT) {
      throw new IllegalStateException("not a shift: shift=" + shift);
    }
    tree.transferState(state, MAX_BUCKETS);
  }
}
