package io.millrace.learning.statistic.window;

import io.millrace.learning.statistic.MomentKind;
import io.millrace.learning.statistic.WindowSpec;

/**
 * Variance and related statistics over a window, with divisor n - 1. Each stack is summed by
 * Welford's update (Technometrics 4, 1962) on distances from a shift, one of its own values, so
 * that values that lie close together lose nothing; the stacks are merged by Chan, Golub and
 * LeVeque's formula (1983). Never negative, exactly 0 over equal values. O(1) amortised a value; 24
 * bytes a value of the window, 32 by time.
 */
public final class SlidingMoments extends TwoStackStatistic {
  private final MomentKind kind;
  private double[] frontMean;
  private double[] frontSquares;
  private double frontShift;
  private double backShift;
  private double backMean;
  private double backSquares;
  private int backCount;

  /**
   * @param extent of the window
   * @param kind what is told
   */
  public SlidingMoments(final WindowSpec extent, final MomentKind kind) {
    super(extent);
    this.kind = kind;
    frontMean = new double[mask() + 1];
    frontSquares = new double[mask() + 1];
  }

  @Override
  void clearBack() {
    backCount = 0;
    backMean = 0;
    backSquares = 0;
  }

  @Override
  void addBack(final long index, final double x) {
    backCount++;
    if (backCount == 1) {
      backShift = x;
      return;
    }
    final double shifted = x - backShift;
    final double distance = shifted - backMean;
    backMean += distance / backCount;
    backSquares += distance * (shifted - backMean);
  }

  @Override
  void stackFront(final long from, final long to) {
    if (from == to) {
      return;
    }
    final int mask = mask();
    final double[] means = frontMean;
    final double[] sums = frontSquares;
    final double shift = value(to - 1);
    double mean = 0;
    double squares = 0;
    double count = 1;
    means[(int) (to - 1) & mask] = 0;
    sums[(int) (to - 1) & mask] = 0;
    for (long i = to - 2; i >= from; i--) {
      final double shifted = value(i) - shift;
      final double distance = shifted - mean;
      count++;
      mean += distance / count;
      squares += distance * (shifted - mean);
      means[(int) i & mask] = mean;
      sums[(int) i & mask] = squares;
    }
    frontShift = shift;
  }

  @Override
  protected void grown(final int oldMask, final int newMask) {
    frontMean = moved(frontMean, oldMask, newMask);
    frontSquares = moved(frontSquares, oldMask, newMask);
  }

  @Override
  protected double result() {
    final int size = size();
    if (size == 0) {
      return Double.NaN;
    }
    final int front = front();
    double shift = backShift;
    double mean = backMean;
    double squares = backSquares;
    if (front > 0) {
      final int slot = (int) head() & mask();
      shift = frontShift;
      mean = frontMean[slot];
      squares = frontSquares[slot];
      if (backCount > 0) {
        final double distance = (backShift - frontShift) + (backMean - mean);
        final double share = (double) backCount / size;
        mean += distance * share;
        squares += backSquares + distance * distance * share * front;
      }
    }
    return kind.of(size, squares, value(tail() - 1) - shift - mean);
  }
}
