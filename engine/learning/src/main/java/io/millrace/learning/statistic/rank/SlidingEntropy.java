package io.millrace.learning.statistic.rank;

import io.millrace.learning.decimal.Decimal;
import io.millrace.learning.statistic.WindowSpec;
import io.millrace.learning.statistic.window.SlidingStatistic;

/**
 * Shannon's entropy of a window in nats, or how many distinct values it has. Values between the
 * same multiples of a width are one outcome; with width 0, equal values are.
 *
 * <p>With c values of an outcome among n, the entropy is {@code ln n - (sum of c ln c) / n}. The
 * sum is kept in whole numbers of 2^-32, so that what is added for a value and taken away when it
 * leaves is the same: within 2^-32 of the exact entropy, 0 over one outcome, and no trace of what
 * has left. O(log n) expected a value; 40 bytes a value of the window, 48 by time.
 */
public final class SlidingEntropy extends SlidingStatistic {
  private static final int FIRST_NODES = 64;
  private static final double UNIT = 0x1p32;

  private final double width;
  private final boolean distinct;
  private final RankedTree tree;
  private long sum;

  /**
   * @param extent of the window
   * @param width of an outcome, 0 for none
   * @param distinct whether the number of outcomes is told, else the entropy
   */
  public SlidingEntropy(final WindowSpec extent, final double width, final boolean distinct) {
    super(extent, false);
    this.width = width;
    this.distinct = distinct;
    tree = new RankedTree(extent.by() == WindowSpec.By.COUNT ? extent.n() : FIRST_NODES);
  }

  private long outcome(final double x) {
    if (width == 0) {
      return OrderedBits.of(x);
    }
    final double multiple = Math.floor(Decimal.quotient(x, width));
    return OrderedBits.of(Double.isInfinite(multiple) ? x : multiple);
  }

  /** c ln c in units. */
  private static long term(final long count) {
    return count < 2 ? 0 : (long) (count * StrictMath.log(count) * UNIT);
  }

  @Override
  protected void append(final long index, final double x) {
    final long outcome = outcome(x);
    tree.add(outcome, 1);
    final long count = tree.countOf(outcome);
    sum += term(count) - term(count - 1);
  }

  @Override
  protected void evict(final long index) {
    final long outcome = outcome(value(index));
    final long count = tree.countOf(outcome);
    sum -= term(count) - term(count - 1);
    tree.remove(outcome);
  }

  @Override
  protected double result() {
    final int size = size();
    if (distinct) {
      return tree.distinct();
    }
    if (size == 0) {
      return Double.NaN;
    }
    return tree.distinct() == 1 ? 0 : Math.max(0, StrictMath.log(size) - sum / UNIT / size);
  }

  @Override
  protected void rebuild() {
    tree.clear();
    sum = 0;
    for (long i = head(); i < tail(); i++) {
      append(i, value(i));
    }
  }
}
