package io.millrace.learning.model.leaf;

import io.millrace.learning.statistic.DoubleSort;
import java.util.Arrays;

/**
 * Histograms of a leaf's samples, one for each feature that may split it, in the leaf's block.
 * Their memory is bounded, and what they say of a split point is exact: sums are kept for each bin,
 * and only borders between bins are split points.
 *
 * <ol>
 *   <li>The first {@code 2 bins} samples are kept, and searched, as they are; then the borders are
 *       laid midway between neighbours at even ranks (at every gap, where the values are few), and
 *       these samples are counted.
 *   <li>Each later sample is counted at once, and takes the place of the oldest kept one.
 *   <li>Where a feature's values have moved, so that a bin which could be divided holds more than
 *       four times its share, {@link #refresh} lays the borders of that feature again from the kept
 *       samples, and counts from these. That happens at most once a doubling of the samples.
 * </ol>
 *
 * <p>The bounded form of the exhaustive binary search tree of Ikonomovska, Gama and Dzeroski (2011)
 * and of Gama, Rocha and Medas (2003); borders by ranks as in Ben-Haim and Tom-Tov, "A streaming
 * parallel decision tree algorithm", JMLR 11 (2010). Cost: O(log bins) a feature and sample;
 * memory: {@code bins (width + 3)} doubles a feature, and {@code 4 bins}.
 */
public final class SplitBins {
  /** Weight, sum and sum of squares of the labels of a bin. */
  public static final int LABEL_SUMS = 3;

  private static final int FILLED = 0;
  private static final int NEXT = 1;
  private static final int HEAD = 2;
  private static final double LOPSIDED = 4;
  private static final double NEXT_LOOK = 1.25;

  private final int candidates;
  private final int bins;
  private final int width;
  private final boolean ofClasses;
  private final int keptSamples;
  private final int rowSize;

  private final int head;
  private final int features;
  private final int borderCounts;
  private final int lookAt;
  private final int totals;
  private final int edges;
  private final int sums;
  private final int kept;
  private final int end;

  private final double[] sorted;
  private final double[] min;
  private final double[] max;

  private SplitBins(
      final int base,
      final int candidates,
      final int bins,
      final int width,
      final boolean ofClasses) {
    if (Integer.bitCount(bins) != 1 || bins < 2) {
      throw new IllegalArgumentException("bins must be a power of two: bins=" + bins);
    }
    this.candidates = candidates;
    this.bins = bins;
    this.width = width;
    this.ofClasses = ofClasses;
    keptSamples = 2 * bins;
    rowSize = candidates + 2;
    head = base;
    features = base + HEAD;
    borderCounts = features + candidates;
    lookAt = borderCounts + candidates;
    totals = lookAt + candidates;
    edges = totals + (ofClasses ? candidates * width : 0);
    sums = edges + candidates * bins;
    kept = sums + candidates * bins * width;
    end = kept + keptSamples * rowSize;
    sorted = new double[keptSamples];
    min = new double[bins];
    max = new double[bins];
  }

  /**
   * @param base index of the first double in the block
   * @param candidates features that may split the leaf
   * @param bins a feature, a power of two
   * @return histograms that sum labels
   */
  public static SplitBins ofLabels(final int base, final int candidates, final int bins) {
    return new SplitBins(base, candidates, bins, LABEL_SUMS, false);
  }

  /**
   * @param base index of the first double in the block
   * @param candidates features that may split the leaf
   * @param bins a feature, a power of two
   * @param classes that can be counted
   * @return histograms that count classes
   */
  public static SplitBins ofClasses(
      final int base, final int candidates, final int bins, final int classes) {
    return new SplitBins(base, candidates, bins, classes, true);
  }

  /** {@return index past the last double in the block} */
  public int end() {
    return end;
  }

  /** {@return features that may split the leaf} */
  public int candidates() {
    return candidates;
  }

  /** {@return figures a bin} */
  public int width() {
    return width;
  }

  /** Forgets all samples; the candidates stay. */
  public void clear(final double[] block) {
    block[head + FILLED] = 0;
    block[head + NEXT] = 0;
    Arrays.fill(block, borderCounts, end, 0);
  }

  /** Makes {@code feature} the candidate of this number. */
  public void setFeature(final double[] block, final int candidate, final int feature) {
    block[features + candidate] = feature;
  }

  /** {@return the feature of a candidate} */
  public int feature(final double[] block, final int candidate) {
    return (int) block[features + candidate];
  }

  /** {@return whether samples are counted as they come, and no longer only kept} */
  public boolean isReady(final double[] block) {
    return block[head + FILLED] == keptSamples;
  }

  /** {@return how many borders a candidate has} */
  public int borders(final double[] block, final int candidate) {
    return (int) block[borderCounts + candidate];
  }

  /** {@return the greatest value below a border} */
  public double border(final double[] block, final int candidate, final int number) {
    return block[edges + candidate * bins + number];
  }

  /** {@return index of a candidate's first bin in the block, {@link #width} figures a bin} */
  public int sumsOf(final int candidate) {
    return sums + candidate * bins * width;
  }

  /** {@return index of a candidate's weight of each class in the block} */
  public int totalsOf(final int candidate) {
    return totals + candidate * width;
  }

  /**
   * Counts a sample.
   *
   * @param block of the leaf
   * @param x features
   * @param label a class, or a number; numbers best near 0
   * @param weight a whole number above 0
   */
  public void add(final double[] block, final double[] x, final double label, final double weight) {
    final int next = (int) block[head + NEXT];
    final int row = kept + next * rowSize;
    for (int c = 0; c < candidates; c++) {
      block[row + c] = x[(int) block[features + c]];
    }
    block[row + candidates] = label;
    block[row + candidates + 1] = weight;
    block[head + NEXT] = next + 1 == keptSamples ? 0 : next + 1;
    if (block[head + FILLED] == keptSamples) {
      for (int c = 0; c < candidates; c++) {
        count(block, row, c);
      }
    } else if (++block[head + FILLED] == keptSamples) {
      for (int c = 0; c < candidates; c++) {
        lay(block, c);
      }
    }
  }

  private void count(final double[] block, final int row, final int candidate) {
    final double label = block[row + candidates];
    final double weight = block[row + candidates + 1];
    final int bin =
        sums
            + (candidate * bins + position(block, edges + candidate * bins, block[row + candidate]))
                * width;
    if (ofClasses) {
      block[bin + (int) label] += weight;
      block[totals + candidate * width + (int) label] += weight;
    } else {
      final double weighted = weight * label;
      block[bin] += weight;
      block[bin + 1] += weighted;
      block[bin + 2] += weighted * label;
    }
  }

  /** The number of borders below a value. */
  private int position(final double[] block, final int from, final double value) {
    int at = from;
    for (int step = bins >> 1; step > 0; step >>= 1) {
      at += block[at + step - 1] < value ? step : 0;
    }
    return at - from;
  }

  private void lay(final double[] block, final int candidate) {
    final int filled = (int) block[head + FILLED];
    int gaps = 0;
    for (int i = 0; i < filled; i++) {
      sorted[i] = block[kept + i * rowSize + candidate];
    }
    DoubleSort.sort(sorted, 0, filled);
    for (int i = 1; i < filled; i++) {
      gaps += sorted[i - 1] < sorted[i] ? 1 : 0;
    }
    final int from = edges + candidate * bins;
    Arrays.fill(block, from, from + bins, Double.POSITIVE_INFINITY);
    int laid = 0;
    for (int i = 0; i + 1 < filled && laid + 1 < bins; i++) {
      final boolean due = gaps < bins || (i + 1) * bins >= (laid + 1) * filled;
      if (due && sorted[i] < sorted[i + 1]) {
        block[from + laid++] = between(sorted[i], sorted[i + 1]);
      }
    }
    block[borderCounts + candidate] = laid;
    recount(block, candidate);
  }

  private void recount(final double[] block, final int candidate) {
    Arrays.fill(block, sumsOf(candidate), sumsOf(candidate + 1), 0);
    if (ofClasses) {
      Arrays.fill(block, totalsOf(candidate), totalsOf(candidate + 1), 0);
    }
    final int filled = (int) block[head + FILLED];
    for (int i = 0; i < filled; i++) {
      count(block, kept + i * rowSize, candidate);
    }
  }

  private static double between(final double low, final double high) {
    final double middle = low / 2 + high / 2;
    return middle >= low && middle < high ? middle : low;
  }

  /**
   * Makes the histograms fit to be searched: while samples are only kept, lays borders and counts
   * for the time being; later, lays borders again where a feature's values have moved.
   */
  public void refresh(final double[] block) {
    for (int c = 0; !isReady(block) && c < candidates; c++) {
      lay(block, c);
    }
    if (isReady(block)) {
      layWhereMoved(block);
    }
  }

  private void layWhereMoved(final double[] block) {
    for (int c = 0; c < candidates; c++) {
      final double weight = weight(block, c);
      if (weight >= block[lookAt + c]) {
        final boolean moved = isLopsided(block, c, weight);
        if (moved) {
          lay(block, c);
        }
        block[lookAt + c] = weight * (moved ? 2 : NEXT_LOOK);
      }
    }
  }

  private double weight(final double[] block, final int candidate) {
    double weight = 0;
    for (int bin = 0; bin < bins; bin++) {
      weight += weight(block, candidate, bin);
    }
    return weight;
  }

  private double weight(final double[] block, final int candidate, final int bin) {
    final int at = sumsOf(candidate) + bin * width;
    if (!ofClasses) {
      return block[at];
    }
    double weight = 0;
    for (int k = 0; k < width; k++) {
      weight += block[at + k];
    }
    return weight;
  }

  /** Whether a bin in which several values lie holds far more than its share. */
  private boolean isLopsided(final double[] block, final int candidate, final double weight) {
    Arrays.fill(min, Double.POSITIVE_INFINITY);
    Arrays.fill(max, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < keptSamples; i++) {
      final double value = block[kept + i * rowSize + candidate];
      final int bin = position(block, edges + candidate * bins, value);
      min[bin] = Math.min(min[bin], value);
      max[bin] = Math.max(max[bin], value);
    }
    for (int bin = 0; bin < bins; bin++) {
      if (min[bin] < max[bin] && weight(block, candidate, bin) * bins > LOPSIDED * weight) {
        return true;
      }
    }
    return false;
  }

  /**
   * Copies what a narrower layout holds of the same candidates and bins.
   *
   * @param from block of {@code other}
   * @param other layout, no wider
   * @param to block of this layout, all 0
   */
  public void copyFrom(final double[] from, final SplitBins other, final double[] to) {
    System.arraycopy(from, other.head, to, head, HEAD + 3 * candidates);
    System.arraycopy(from, other.edges, to, edges, candidates * bins);
    System.arraycopy(from, other.kept, to, kept, keptSamples * rowSize);
    for (int c = 0; c < candidates; c++) {
      System.arraycopy(from, other.totalsOf(c), to, totalsOf(c), other.width);
      for (int bin = 0; bin < bins; bin++) {
        System.arraycopy(
            from, other.sumsOf(c) + bin * other.width, to, sumsOf(c) + bin * width, other.width);
      }
    }
  }
}
