package io.millrace.learning.model.leaf;

import java.util.Arrays;

/**
 * Searches the split of a class leaf that gains most information, in bits: {@code H(S) - |L|/|S|
 * H(L) - |R|/|S| H(R)}, as in Domingos and Hulten, "Mining high-speed data streams", KDD 2000. Each
 * side must hold a hundredth of the samples. Cost: O(candidates bins classes).
 */
public final class InformationSplit {
  private static final double MIN_SHARE = 0.01;
  private static final double BITS = 1 / StrictMath.log(2);

  /** n ln n for small whole n, of which most searches are made. */
  private static final double[] N_LOG_N = new double[4096];

  static {
    for (int n = 1; n < N_LOG_N.length; n++) {
      N_LOG_N[n] = n * StrictMath.log(n);
    }
  }

  private final SplitBins bins;
  private final double[] leftCounts;
  private final double[] wholeCounts;

  /** Counts of the classes on the left of the best split. */
  private final double[] left;

  private final double[] right;
  private int candidate;
  private double threshold;
  private double merit;
  private double secondMerit;
  private double weight;
  private int border;

  public InformationSplit(final SplitBins bins) {
    this.bins = bins;
    leftCounts = new double[bins.width()];
    wholeCounts = new double[bins.width()];
    left = new double[bins.width()];
    right = new double[bins.width()];
  }

  /** {@return whether there is a split that gains anything} */
  public boolean search(final double[] block) {
    candidate = -1;
    merit = 0;
    secondMerit = 0;
    for (int c = 0; c < bins.candidates(); c++) {
      search(block, c);
    }
    if (candidate >= 0) {
      fillSides(block);
    }
    return candidate >= 0;
  }

  private void search(final double[] block, final int c) {
    final int classes = bins.width();
    final int first = bins.sumsOf(c);
    System.arraycopy(block, bins.totalsOf(c), wholeCounts, 0, classes);
    Arrays.fill(leftCounts, 0);
    double n = 0;
    for (int k = 0; k < classes; k++) {
      n += wholeCounts[k];
    }
    final double whole = nLogN(n) - sumOfNLogN(wholeCounts, null);
    double best = 0;
    int bestBorder = -1;
    double leftN = 0;
    final int borders = bins.borders(block, c);
    for (int b = 0; b < borders; b++) {
      for (int k = 0; k < classes; k++) {
        final double count = block[first + b * classes + k];
        leftCounts[k] += count;
        leftN += count;
      }
      if (leftN >= MIN_SHARE * n && n - leftN >= MIN_SHARE * n) {
        final double sides =
            nLogN(leftN)
                + nLogN(n - leftN)
                - sumOfNLogN(leftCounts, null)
                - sumOfNLogN(wholeCounts, leftCounts);
        final double gain = (whole - sides) / n * BITS;
        if (gain > best) {
          best = gain;
          bestBorder = b;
        }
      }
    }
    take(block, c, best, bestBorder, n);
  }

  private void take(
      final double[] block, final int c, final double gain, final int at, final double n) {
    if (gain > merit) {
      secondMerit = merit;
      merit = gain;
      candidate = c;
      border = at;
      threshold = bins.border(block, c, at);
      weight = n;
    } else if (gain > secondMerit) {
      secondMerit = gain;
    }
  }

  private static double sumOfNLogN(final double[] counts, final double[] less) {
    double sum = 0;
    for (int k = 0; k < counts.length; k++) {
      sum += nLogN(less == null ? counts[k] : counts[k] - less[k]);
    }
    return sum;
  }

  private static double nLogN(final double n) {
    if (n < N_LOG_N.length) {
      // Weights are whole numbers, so that counts are.
      return N_LOG_N[(int) n];
    }
    return n * StrictMath.log(n);
  }

  private void fillSides(final double[] block) {
    final int classes = bins.width();
    final int first = bins.sumsOf(candidate);
    Arrays.fill(left, 0);
    for (int b = 0; b <= border; b++) {
      for (int k = 0; k < classes; k++) {
        left[k] += block[first + b * classes + k];
      }
    }
    for (int k = 0; k < classes; k++) {
      right[k] = block[bins.totalsOf(candidate) + k] - left[k];
    }
  }

  /** {@return number of the best candidate} */
  public int candidate() {
    return candidate;
  }

  /** {@return values up to this one go left} */
  public double threshold() {
    return threshold;
  }

  /** {@return bits that the best split gains} */
  public double merit() {
    return merit;
  }

  /** {@return bits that the best split by another feature gains, 0 where there is none} */
  public double secondMerit() {
    return secondMerit;
  }

  /** {@return weight of the samples that the best candidate has counted} */
  public double weight() {
    return weight;
  }

  /**
   * {@return counts of each class on the left or right side of the best split; not to be changed}
   */
  public double[] counts(final boolean isLeft) {
    return isLeft ? left : right;
  }
}
