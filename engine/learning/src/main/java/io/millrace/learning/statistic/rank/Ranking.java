package io.millrace.learning.statistic.rank;

import io.millrace.learning.decimal.Arithmetic;

/** What is told of the values of a window in order. */
public abstract class Ranking {
  private static final Ranking RANK =
      new Ranking() {
        @Override
        double of(final RankedTree tree, final long latest) {
          return (double) tree.atMost(latest) / tree.size();
        }
      };

  private Ranking() {}

  /** Tells of a tree that is not empty. */
  abstract double of(RankedTree tree, long latest);

  /** {@return the share of values that are at most the latest, in (0, 1]} */
  public static Ranking rank() {
    return RANK;
  }

  /**
   * @param arithmetic of the values
   * @return the difference of the upper and lower quartile
   */
  public static Ranking interquartileRange(final Arithmetic arithmetic) {
    return new Ranking() {
      @Override
      double of(final RankedTree tree, final long latest) {
        return arithmetic.subtract(
            quantileOf(tree, 0.75, arithmetic), quantileOf(tree, 0.25, arithmetic));
      }
    };
  }

  /**
   * @param arithmetic of the values
   * @return the median absolute deviation about the median; O(log^2 n)
   */
  public static Ranking medianAbsoluteDeviation(final Arithmetic arithmetic) {
    return new Ranking() {
      @Override
      double of(final RankedTree tree, final long latest) {
        return deviation(tree, arithmetic);
      }
    };
  }

  /**
   * @param q in [0, 1]
   * @param arithmetic of the values
   * @return the q-quantile, type 7 of Hyndman and Fan: interpolated at rank (n - 1) q from 0
   */
  public static Ranking quantile(final double q, final Arithmetic arithmetic) {
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("q is out of [0, 1]: q=" + q);
    }
    return new Ranking() {
      @Override
      double of(final RankedTree tree, final long latest) {
        return quantileOf(tree, q, arithmetic);
      }
    };
  }

  private static double quantileOf(
      final RankedTree tree, final double q, final Arithmetic arithmetic) {
    final double position = (tree.size() - 1) * q;
    final long rank = (long) position;
    final double low = OrderedBits.value(tree.at(rank));
    final double share = position - rank;
    return share == 0 ? low : between(low, OrderedBits.value(tree.at(rank + 1)), share, arithmetic);
  }

  /** Interpolates; where no double holds the difference, by shares. */
  static double between(
      final double low, final double high, final double share, final Arithmetic arithmetic) {
    final double difference = arithmetic.subtract(high, low);
    return Double.isInfinite(difference)
        ? (1 - share) * low + share * high
        : arithmetic.add(low, share * difference);
  }

  private static double deviation(final RankedTree tree, final Arithmetic arithmetic) {
    final double median = quantileOf(tree, 0.5, arithmetic);
    final long size = tree.size();
    // The distances of the values at most the median ascend downwards, those of the others upwards.
    final long below = tree.atMost(OrderedBits.of(median));
    final double low = distance(tree, median, below, (size - 1) / 2, arithmetic);
    return size % 2 == 1
        ? low
        : between(low, distance(tree, median, below, size / 2, arithmetic), 0.5, arithmetic);
  }

  /** The distance of a rank from 0, by bisection for how many of the lesser ones lie below. */
  private static double distance(
      final RankedTree tree,
      final double median,
      final long below,
      final long rank,
      final Arithmetic arithmetic) {
    final long above = tree.size() - below;
    long min = Math.max(0, rank - above);
    long max = Math.min(rank, below);
    // Of the first `rank` distances, `least` lie below once bisection ends.
    while (min < max) {
      final long taken = (min + max) >>> 1;
      final double nextBelow = arithmetic.subtract(median, value(tree, below - 1 - taken));
      final double lastAbove = arithmetic.subtract(value(tree, below + rank - taken - 1), median);
      if (nextBelow < lastAbove) {
        min = taken + 1;
      } else {
        max = taken;
      }
    }
    final double nextBelow =
        min < below
            ? arithmetic.subtract(median, value(tree, below - 1 - min))
            : Double.POSITIVE_INFINITY;
    final double nextAbove =
        rank - min < above
            ? arithmetic.subtract(value(tree, below + rank - min), median)
            : Double.POSITIVE_INFINITY;
    return Math.min(nextBelow, nextAbove);
  }

  private static double value(final RankedTree tree, final long rank) {
    return OrderedBits.value(tree.at(rank));
  }
}
