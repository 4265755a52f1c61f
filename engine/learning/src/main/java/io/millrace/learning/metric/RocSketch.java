package io.millrace.learning.metric;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import io.millrace.learning.statistic.DoubleSort;
import java.util.Arrays;

/**
 * The area under the ROC curve of any number of scores, in bounded memory: a summary of the scores
 * in the manner of Greenwald and Khanna, "Space-efficient online computation of quantile
 * summaries", SIGMOD 2001, whose cells carry the counts of both classes.
 *
 * <ol>
 *   <li>A cell counts the samples at its score, those merged into it from below (<i>inside</i>),
 *       and those merged into the cells above that may belong below its score (<i>gap</i>).
 *   <li>A score without a cell gets one. Its gap is inside plus gap of the next cell above.
 *   <li>A cell is merged into the next one above only where inside plus gap there stay within
 *       1/{@value #RESOLUTION} of the samples, for each class. So at any score no more than this
 *       share of either class is in doubt. Doubt counts half, and the area is within 1/{@value
 *       #RESOLUTION} of the exact one.
 *   <li>The area is exact while no cell was merged. A class of fewer than {@value #RESOLUTION}
 *       samples keeps each of its scores. So does a score at which more than this share of either
 *       class lies; equal scores count half.
 * </ol>
 *
 * <p>Scores are collected and taken {@value #BUFFER} of a class at a time: a sample costs O(log
 * {@value #BUFFER} + cells / {@value #BUFFER}). A cell has 56 bytes; some 2,000 cells hold a
 * million samples. One thread; allocates only as it grows.
 */
final class RocSketch implements Stateful {
  /** One sample in so many of its class may be in doubt at a score. */
  static final int RESOLUTION = 512;

  /** How many scores of a class are collected. */
  static final int BUFFER = 1_024;

  private static final int FIRST_SCORES = 32;
  private static final int CLASSES = 2;

  private final double[][] buffers = new double[CLASSES][0];
  private final int[] buffered = new int[CLASSES];
  private final long[] totals = new long[CLASSES];
  private final long[] limits = new long[CLASSES];
  private RocCells cells = new RocCells();
  private RocCells spare = new RocCells();
  private final RocCells collected = new RocCells();

  /**
   * Counts a sample.
   *
   * @param score above minus infinity; NaN counts as 0
   * @param label 1 for the positive class, else 0
   */
  void add(final double score, final int label) {
    final int count = buffered[label];
    if (count == buffers[label].length) {
      buffers[label] = Arrays.copyOf(buffers[label], StrictMath.max(FIRST_SCORES, 2 * count));
    }
    buffers[label][count] = score == score ? score + 0.0 : 0; // -0 is 0
    buffered[label] = count + 1;
    totals[label]++;
    if (count + 1 == BUFFER) {
      flush();
    }
  }

  /**
   * Adds the samples of another.
   *
   * @param other not changed
   */
  void merge(final RocSketch other) {
    final RocSketch added = other.copy();
    added.flush();
    flush();
    for (int label = 0; label < CLASSES; label++) {
      totals[label] += added.totals[label];
    }
    combine(added.cells);
  }

  /**
   * Exchanges the classes: scores s of one become 1 - s of the other. What was merged into a cell
   * is taken to lie at its score, so that a share of 1/{@value #RESOLUTION} more of either class
   * may be in doubt. Allocates.
   */
  RocSketch mirrored() {
    final RocSketch from = copy();
    from.flush();
    final RocSketch mirror = new RocSketch();
    for (int label = 0; label < CLASSES; label++) {
      mirror.totals[label] = totals[1 - label];
    }
    from.cells.mirror(mirror.cells);
    return mirror;
  }

  private RocSketch copy() {
    final RocSketch copy = new RocSketch();
    copy.cells.copy(cells);
    for (int label = 0; label < CLASSES; label++) {
      copy.buffers[label] = buffers[label].clone();
      copy.buffered[label] = buffered[label];
      copy.totals[label] = totals[label];
    }
    return copy;
  }

  /** Takes the collected scores into the cells. */
  private void flush() {
    if (buffered[0] + buffered[1] > 0) {
      collect();
      combine(collected);
    }
  }

  /** Makes cells without doubt of the collected scores. */
  private void collect() {
    collected.clear();
    for (int label = 0; label < CLASSES; label++) {
      DoubleSort.sort(buffers[label], 0, buffered[label]);
    }
    while (buffered[0] + buffered[1] > 0) {
      final double highest = StrictMath.max(highest(0), highest(1));
      final int cell = collected.append(highest);
      for (int label = 0; label < CLASSES; label++) {
        while (buffered[label] > 0 && highest(label) == highest) {
          collected.increment(label, cell);
          buffered[label]--;
        }
      }
    }
  }

  private double highest(final int label) {
    final int count = buffered[label];
    return count == 0 ? Double.NEGATIVE_INFINITY : buffers[label][count - 1];
  }

  /** Merges another summary into the cells, from the highest score down. */
  private void combine(final RocCells other) {
    for (int label = 0; label < CLASSES; label++) {
      limits[label] = totals[label] / RESOLUTION;
    }
    final RocCells into = spare;
    into.clear();
    int mine = 0;
    int theirs = 0;
    while (mine < cells.count() || theirs < other.count()) {
      final double score = StrictMath.max(score(cells, mine), score(other, theirs));
      final boolean isMine = score(cells, mine) == score;
      final boolean isTheirs = score(other, theirs) == score;
      final int cell = into.append(score);
      if (isMine) {
        into.add(cell, cells, mine++);
      } else {
        into.addDoubt(cell, cells, mine - 1);
      }
      if (isTheirs) {
        into.add(cell, other, theirs++);
      } else {
        into.addDoubt(cell, other, theirs - 1);
      }
      into.mergeLowest(limits);
    }
    spare = cells;
    cells = into;
  }

  private static double score(final RocCells of, final int cell) {
    return cell < of.count() ? of.score(cell) : Double.NEGATIVE_INFINITY;
  }

  /**
   * Works on a copy, so that asking changes nothing. Allocates.
   *
   * @return probability that a positive sample has a higher score than a negative one, equal scores
   *     counting half; NaN where either class has no sample
   */
  double area() {
    if (totals[0] == 0 || totals[1] == 0) {
      return Double.NaN;
    }
    final RocSketch whole = copy();
    whole.flush();
    return whole.cells.pairsInOrder(totals[0]) / ((double) totals[0] * totals[1]);
  }

  /** {@return how many cells hold the scores that are not collected any more} */
  int cells() {
    return cells.count();
  }

  @Override
  public void transferState(final StateTransfer state) {
    for (int label = 0; label < CLASSES; label++) {
      totals[label] = state.transfer(totals[label]);
      buffered[label] = state.transfer(buffered[label]);
      if (state.isReading()) {
        if (buffered[label] < 0 || buffered[label] >= BUFFER) {
          throw new IllegalStateException("not a count of scores: scores=" + buffered[label]);
        }
        if (buffers[label].length < buffered[label]) {
          buffers[label] = new double[BUFFER];
        }
      }
      state.transfer(buffers[label], 0, buffered[label]);
    }
    cells.transferState(state);
  }
}
