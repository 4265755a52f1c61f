package io.millrace.learning.model.leaf;

/**
 * Searches the split of a regression leaf that reduces the standard deviation of its labels most:
 * {@code sd(S) - |L|/|S| sd(L) - |R|/|S| sd(R)}, as in Ikonomovska, Gama and Dzeroski, "Learning
 * model trees from evolving data streams", DMKD 23 (2011). Each side must hold a hundredth of the
 * samples. Cost: O(candidates bins).
 */
public final class VarianceSplit {
  private static final double MIN_SHARE = 0.01;

  private final SplitBins bins;

  /** Weight, sum and sum of squares of the labels of each side. */
  private final double[] left = new double[SplitBins.LABEL_SUMS];

  private final double[] right = new double[SplitBins.LABEL_SUMS];
  private final double[] total = new double[SplitBins.LABEL_SUMS];
  private int candidate;
  private double threshold;
  private double merit;
  private double secondMerit;

  public VarianceSplit(final SplitBins bins) {
    this.bins = bins;
  }

  /** {@return whether there is a split that reduces anything} */
  public boolean search(final double[] block) {
    candidate = -1;
    merit = 0;
    secondMerit = 0;
    for (int c = 0; c < bins.candidates(); c++) {
      search(block, c);
    }
    return candidate >= 0;
  }

  private void search(final double[] block, final int c) {
    final int first = bins.sumsOf(c);
    final int borders = bins.borders(block, c);
    double n = 0;
    double sum = 0;
    double squares = 0;
    for (int b = 0; b <= borders; b++) {
      n += block[first + 3 * b];
      sum += block[first + 3 * b + 1];
      squares += block[first + 3 * b + 2];
    }
    final double whole = deviation(n, sum, squares);
    double best = 0;
    double bestN = 0;
    double bestSum = 0;
    double bestSquares = 0;
    int bestBorder = -1;
    double leftN = 0;
    double leftSum = 0;
    double leftSquares = 0;
    for (int b = 0; b < borders; b++) {
      leftN += block[first + 3 * b];
      leftSum += block[first + 3 * b + 1];
      leftSquares += block[first + 3 * b + 2];
      if (leftN >= MIN_SHARE * n && n - leftN >= MIN_SHARE * n) {
        final double within =
            leftN * deviation(leftN, leftSum, leftSquares)
                + (n - leftN) * deviation(n - leftN, sum - leftSum, squares - leftSquares);
        final double reduction = whole - within / n;
        if (reduction > best) {
          best = reduction;
          bestBorder = b;
          bestN = leftN;
          bestSum = leftSum;
          bestSquares = leftSquares;
        }
      }
    }
    if (best > merit) {
      secondMerit = merit;
      merit = best;
      candidate = c;
      threshold = bins.border(block, c, bestBorder);
      set(left, bestN, bestSum, bestSquares);
      set(right, n - bestN, sum - bestSum, squares - bestSquares);
      set(total, n, sum, squares);
    } else if (best > secondMerit) {
      secondMerit = best;
    }
  }

  private static void set(
      final double[] side, final double n, final double sum, final double squares) {
    side[0] = n;
    side[1] = sum;
    side[2] = squares;
  }

  private static double deviation(final double n, final double sum, final double squares) {
    final double rest = squares - sum * sum / n;
    return n > 0 && rest > 0 ? Math.sqrt(rest / n) : 0;
  }

  /** {@return number of the best candidate} */
  public int candidate() {
    return candidate;
  }

  /** {@return values up to this one go left} */
  public double threshold() {
    return threshold;
  }

  /** {@return by how much the best split reduces the standard deviation} */
  public double merit() {
    return merit;
  }

  /** {@return the same of the best split by another feature, 0 where there is none} */
  public double secondMerit() {
    return secondMerit;
  }

  /** {@return weight of the samples that the best candidate has counted} */
  public double weight() {
    return total[0];
  }

  /** {@return weight of the left or right side} */
  public double weight(final boolean isLeft) {
    return isLeft ? left[0] : right[0];
  }

  /** {@return mean label of the left or right side} */
  public double mean(final boolean isLeft) {
    return isLeft ? left[1] / left[0] : right[1] / right[0];
  }
}
