package io.millrace.learning.drift;

import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * ADWIN2, the adaptive window of Bifet and Gavalda, "Learning from time-changing data with adaptive
 * windowing", SDM 2007. The window W is cut into an older part of n0 and a newer part of n1 values
 * wherever two buckets meet; it has drifted where, for a cut, {@code |mean0 - mean1| > sqrt(2/m *
 * var(W) * d) + 2/(3m) * d} with {@code 1/m = 1/(n0 - l + 1) + 1/(n1 - l + 1)}, {@code d = ln(2
 * ln|W| / delta)} and l the shortest part allowed.
 *
 * <ol>
 *   <li>Row i holds at most {@code max_buckets} buckets of 2^i values each, the oldest first; one
 *       more, and the two oldest become one of row i + 1. So |W| values take O(log |W|) memory.
 *   <li>A bucket keeps the mean of its values and the sum of squares about it, and two merge by the
 *       formula of Chan, Golub and LeVeque (1979): no sum grows with the window, and nothing is
 *       taken away from a sum, so that a large common offset costs no digits.
 *   <li>Every {@code clock}-th value the cuts are tried, oldest first; while one of them drifts,
 *       the oldest bucket is dropped and they are tried again. What is left is what the detector's
 *       own rule keeps.
 * </ol>
 *
 * Cost: O(1) a value on average, O(log |W|) where the cuts are tried, O(log^2 |W|) on a drift.
 * Memory: 3 doubles a bucket of 48 rows, past which the oldest bucket is dropped.
 */
final class Adwin implements DriftDetector {
  static final MemberInfo INFO =
      new MemberInfo(
          "adwin",
          "delta=0.002, clock=32, max_buckets=5, min_window_length=5, grace_period=10, reset=true",
          "true at a drift of the mean of any numbers",
          "Bifet and Gavalda 2007, Learning from time-changing data with adaptive windowing");

  private static final int ROWS = 48;

  private final double delta;
  private final int clock;
  private final int maxBuckets;
  private final int shortest;
  private final long grace;

  /** Buckets of row i, oldest first, from i * (mostBuckets + 1) on. */
  private final double[] means;

  private final double[] squares;
  private final int[] buckets = new int[ROWS];

  /** By bucket as in {@link #means}: mean of it and all newer ones; made again for each trial. */
  private final double[] newerMeans;

  private int rows;
  private long width;
  private int sinceTrial;

  Adwin(final Settings settings) {
    delta = settings.number("delta", 0.002, Double.MIN_VALUE, 1);
    clock = (int) settings.integer("clock", 32, 1, 1 << 30);
    maxBuckets = (int) settings.integer("max_buckets", 5, 2, 64);
    shortest = (int) settings.integer("min_window_length", 5, 1, 1 << 30);
    grace = settings.integer("grace_period", 10, 1, 1 << 30);
    means = new double[ROWS * (maxBuckets + 1)];
    squares = new double[means.length];
    newerMeans = new double[means.length];
  }

  @Override
  public boolean update(final double x) {
    add(0, x, 0);
    width++;
    compress();
    if (++sinceTrial < clock) {
      return false;
    }
    sinceTrial = 0;
    boolean drift = false;
    while (width > grace && hasDriftedCut()) {
      drift = true;
      dropOldest();
    }
    return drift;
  }

  private void add(final int row, final double mean, final double squared) {
    final int slot = row * (maxBuckets + 1) + buckets[row]++;
    means[slot] = mean;
    squares[slot] = squared;
    rows = Math.max(rows, row + 1);
  }

  private void compress() {
    for (int row = 0; buckets[row] > maxBuckets; row++) {
      if (row == ROWS - 1) {
        dropOldest();
        return;
      }
      final int first = row * (maxBuckets + 1);
      final double apart = means[first + 1] - means[first];
      final double half = (double) (1L << row) / 2;
      final double mean = means[first] + apart / 2;
      final double squared = squares[first] + squares[first + 1] + apart * apart * half;
      remove(row, 2);
      add(row + 1, mean, squared);
    }
  }

  /** Takes the oldest buckets out of a row. */
  private void remove(final int row, final int count) {
    final int first = row * (maxBuckets + 1);
    final int left = buckets[row] - count;
    System.arraycopy(means, first + count, means, first, left);
    System.arraycopy(squares, first + count, squares, first, left);
    buckets[row] = left;
  }

  private void dropOldest() {
    width -= 1L << (rows - 1);
    remove(rows - 1, 1);
    while (rows > 0 && buckets[rows - 1] == 0) {
      rows--;
    }
  }

  private boolean hasDriftedCut() {
    final double variance = sumUp() / width;
    final double d = StrictMath.log(2 * StrictMath.log((double) width) / delta);
    long older = 0;
    double olderMean = 0;
    for (int row = rows - 1; row >= 0; row--) {
      final int first = row * (maxBuckets + 1);
      for (int i = 0; i < buckets[row]; i++) {
        final long newer = width - older;
        if (older >= shortest && newer >= shortest) {
          final double inverse = 1.0 / (older - shortest + 1) + 1.0 / (newer - shortest + 1);
          final double bound = Math.sqrt(2 * inverse * variance * d) + 2.0 / 3 * d * inverse;
          if (Math.abs(olderMean - newerMeans[first + i]) > bound) {
            return true;
          }
        }
        final long size = 1L << row;
        older += size;
        olderMean += (means[first + i] - olderMean) * ((double) size / older);
      }
    }
    return false;
  }

  /** Fills {@link #newerMeans}; returns the window's sum of squares about its mean. */
  private double sumUp() {
    long count = 0;
    double mean = 0;
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      final double size = 1L << row;
      final int first = row * (maxBuckets + 1);
      for (int i = first + buckets[row] - 1; i >= first; i--) {
        final double apart = means[i] - mean;
        sum += squares[i] + apart * apart * (count * size / (count + size));
        count += 1L << row;
        mean += apart * (size / count);
        newerMeans[i] = mean;
      }
    }
    return sum;
  }

  @Override
  public boolean isWarning() {
    return false;
  }

  @Override
  public double estimate() {
    if (width == 0) {
      return Double.NaN;
    }
    sumUp();
    return newerMeans[(rows - 1) * (maxBuckets + 1)];
  }

  @Override
  public void reset() {
    Arrays.fill(buckets, 0);
    rows = 0;
    width = 0;
    sinceTrial = 0;
  }

  @Override
  public void transferState(final StateTransfer state) {
    if (state.isReading()) {
      reset();
    }
    sinceTrial = state.transfer(sinceTrial);
    rows = state.transfer(rows);
    if (sinceTrial < 0 || sinceTrial >= clock || rows < 0 || rows > ROWS) {
      throw new IllegalStateException(
          "not a state of this window: sinceTrial=" + sinceTrial + " rows=" + rows);
    }
    long values = 0;
    for (int row = 0; row < rows; row++) {
      final int first = row * (maxBuckets + 1);
      final int count = state.transfer(buckets[row]);
      if (count < (row == rows - 1 ? 1 : 0) || count > maxBuckets) {
        throw new IllegalStateException("not a row of this window: buckets=" + count);
      }
      buckets[row] = count;
      values += (long) count << row;
      state.transfer(means, first, count);
      state.transfer(squares, first, count);
    }
    width = values;
  }
}
