package io.millrace.learning.model.forest;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * A window over values in [0, 1] that drops its older part when the means of the two parts differ:
 * Bifet and Gavalda, "Learning from time-changing data with adaptive windowing", SDM 2007, in
 * buckets that double. Five buckets a row, shortest part 5, tested every 32nd value. Cost: O(1)
 * amortised; memory: O(log n).
 *
 * <p>Not the detector of that name in {@code engine.drift}, which takes any numbers, keeps means
 * for it, and tells a fall as well: in [0, 1] sums lose nothing, and a tree whose error falls is no
 * worse.
 */
final class ErrorAdwin implements Stateful {
  private static final int PER_ROW = 5;
  private static final int STRIDE = PER_ROW + 1;
  private static final int ROWS = 48;
  private static final int EVERY = 32;
  private static final int SHORTEST = 5;
  private static final int MIN_WIDTH = 10;

  private final double delta;

  /** Buckets of a row, the oldest first; those of row r hold 2^r values. */
  private final int[] counts = new int[ROWS];

  private final double[] sums = new double[ROWS * STRIDE];
  private final double[] squares = new double[ROWS * STRIDE];
  private int rows = 1;
  private long seen;
  private double width;
  private double sum;
  private double squareSum;

  /**
   * @param delta probability of a false alarm, in (0, 1)
   */
  ErrorAdwin(final double delta) {
    this.delta = delta;
  }

  /**
   * Adds a value.
   *
   * @return whether the window has dropped values and its mean has risen
   */
  boolean update(final double value) {
    seen++;
    if (width > 0) {
      final double apart = value - sum / width;
      squareSum += width / (width + 1) * apart * apart;
    }
    width++;
    sum += value;
    append(0, value, 0);
    for (int row = 0; counts[row] > PER_ROW; row++) {
      merge(row);
    }
    if (seen % EVERY != 0 || width <= MIN_WIDTH) {
      return false;
    }
    final double before = sum / width;
    boolean cut = false;
    while (width > MIN_WIDTH && differs()) {
      dropOldest();
      cut = true;
    }
    return cut && sum / width > before;
  }

  private void append(final int row, final double bucketSum, final double bucketSquares) {
    final int at = row * STRIDE + counts[row]++;
    sums[at] = bucketSum;
    squares[at] = bucketSquares;
    rows = Math.max(rows, row + 1);
  }

  private static double size(final int row) {
    return 1L << row;
  }

  private void merge(final int row) {
    final int at = row * STRIDE;
    final double n = size(row);
    final double apart = (sums[at] - sums[at + 1]) / n;
    final double merged = squares[at] + squares[at + 1] + apart * apart * n / 2;
    append(row + 1, sums[at] + sums[at + 1], merged);
    remove(row, 2);
  }

  private void remove(final int row, final int buckets) {
    final int at = row * STRIDE;
    counts[row] -= buckets;
    System.arraycopy(sums, at + buckets, sums, at, STRIDE - buckets);
    System.arraycopy(squares, at + buckets, squares, at, STRIDE - buckets);
    Arrays.fill(sums, at + counts[row], at + STRIDE, 0);
    Arrays.fill(squares, at + counts[row], at + STRIDE, 0);
  }

  private void dropOldest() {
    final int row = rows - 1;
    final double n = size(row);
    final double dropped = sums[row * STRIDE];
    width -= n;
    sum -= dropped;
    final double apart = dropped / n - sum / width;
    final double less = squares[row * STRIDE] + n * width / (n + width) * apart * apart;
    squareSum = Math.max(0, squareSum - less);
    remove(row, 1);
    while (rows > 1 && counts[rows - 1] == 0) {
      rows--;
    }
  }

  /** Whether the window can be cut into two parts whose means differ. */
  private boolean differs() {
    final double confidence = StrictMath.log(2 * StrictMath.log(width) / delta);
    final double variance = squareSum / width;
    double older = 0;
    double olderSum = 0;
    for (int row = rows - 1; row >= 0; row--) {
      for (int i = 0; i < counts[row]; i++) {
        older += size(row);
        olderSum += sums[row * STRIDE + i];
        final double newer = width - older;
        if (newer < SHORTEST) {
          return false;
        }
        if (older >= SHORTEST) {
          final double m = 1 / (older - SHORTEST + 1) + 1 / (newer - SHORTEST + 1);
          final double eps = Math.sqrt(2 * m * variance * confidence) + 2.0 / 3 * confidence * m;
          if (Math.abs(olderSum / older - (sum - olderSum) / newer) > eps) {
            return true;
          }
        }
      }
    }
    return false;
  }

  void reset() {
    Arrays.fill(counts, 0);
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
    rows = 1;
    seen = 0;
    width = 0;
    sum = 0;
    squareSum = 0;
  }

  @Override
  public void transferState(final StateTransfer state) {
    if (state.isReading()) {
      reset();
    }
    rows = state.transfer(rows);
    if (state.isReading()) {
      if (rows < 1 || rows > ROWS) {
        throw new IllegalStateException("not a number of rows: " + rows);
      }
    }
    seen = state.transfer(seen);
    width = state.transfer(width);
    sum = state.transfer(sum);
    squareSum = state.transfer(squareSum);
    for (int row = 0; row < rows; row++) {
      counts[row] = state.transfer(counts[row]);
      state.transfer(sums, row * STRIDE, STRIDE);
      state.transfer(squares, row * STRIDE, STRIDE);
    }
  }
}
