package io.millrace.learning.metric;

import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/** The cells of a {@link RocSketch}, from the highest score down. Allocates only as it grows. */
final class RocCells {
  private static final int FIRST_CELLS = 32;
  private static final int MAX_CELLS = 1 << 24;
  private static final int CLASSES = 2;

  private double[] scores = {};

  /** By class, then by cell: samples at its score, merged into it from below, and in doubt. */
  private final long[][] at = new long[CLASSES][0];

  private final long[][] inside = new long[CLASSES][0];
  private final long[][] gap = new long[CLASSES][0];
  private int count;

  int count() {
    return count;
  }

  double score(final int cell) {
    return scores[cell];
  }

  /** Samples of a class that may lie below the score of a cell and are not counted below it. */
  long doubt(final int label, final int cell) {
    return inside[label][cell] + gap[label][cell];
  }

  void clear() {
    count = 0;
  }

  /** Adds an empty cell below all others. */
  int append(final double score) {
    if (count == scores.length) {
      final int size = StrictMath.max(FIRST_CELLS, 2 * count);
      scores = Arrays.copyOf(scores, size);
      for (int label = 0; label < CLASSES; label++) {
        at[label] = Arrays.copyOf(at[label], size);
        inside[label] = Arrays.copyOf(inside[label], size);
        gap[label] = Arrays.copyOf(gap[label], size);
      }
    }
    scores[count] = score;
    for (int label = 0; label < CLASSES; label++) {
      at[label][count] = 0;
      inside[label][count] = 0;
      gap[label][count] = 0;
    }
    return count++;
  }

  /** Counts a sample at the score of a cell. */
  void increment(final int label, final int cell) {
    at[label][cell]++;
  }

  /** Adds the counts of a cell of another summary to one of this with the same score. */
  void add(final int cell, final RocCells from, final int fromCell) {
    for (int label = 0; label < CLASSES; label++) {
      at[label][cell] += from.at[label][fromCell];
      inside[label][cell] += from.inside[label][fromCell];
      gap[label][cell] += from.gap[label][fromCell];
    }
  }

  /** Adds to the gap of a cell what may lie below it in another summary's next cell above. */
  void addDoubt(final int cell, final RocCells from, final int above) {
    if (above >= 0) {
      for (int label = 0; label < CLASSES; label++) {
        gap[label][cell] += from.doubt(label, above);
      }
    }
  }

  /** Merges the lowest cell into the next above where the doubt there stays within the limits. */
  void mergeLowest(final long[] limits) {
    final int lowest = count - 1;
    final int above = count - 2;
    for (int label = 0; label < CLASSES; label++) {
      final long merged = at[label][lowest] + inside[label][lowest];
      if (above < 0 || doubt(label, above) + merged > limits[label]) {
        return;
      }
    }
    for (int label = 0; label < CLASSES; label++) {
      inside[label][above] += at[label][lowest] + inside[label][lowest];
    }
    count = lowest;
  }

  /** Pairs of a positive and a negative sample in which the positive has the higher score. */
  double pairsInOrder(final long negatives) {
    double pairs = 0;
    long below = negatives;
    for (int cell = 0; cell < count; cell++) {
      final long positive = at[1][cell] + inside[1][cell];
      final long negative = at[0][cell] + inside[0][cell];
      below -= negative;
      pairs += (double) positive * below;
      pairs += at[1][cell] * (inside[0][cell] + 0.5 * at[0][cell]);
      pairs += 0.5 * inside[1][cell] * inside[0][cell];
      pairs += 0.5 * positive * gap[0][cell] - 0.5 * negative * gap[1][cell];
    }
    return pairs;
  }

  /** Gives the cells with the classes exchanged, what was merged at the score it was merged to. */
  void mirror(final RocCells into) {
    into.clear();
    for (int cell = count - 1; cell >= 0; cell--) {
      final int mirrored = into.append(1 - scores[cell]);
      for (int label = 0; label < CLASSES; label++) {
        into.at[1 - label][mirrored] = at[label][cell] + inside[label][cell];
      }
    }
  }

  void copy(final RocCells from) {
    clear();
    for (int cell = 0; cell < from.count; cell++) {
      add(append(from.scores[cell]), from, cell);
    }
  }

  void transferState(final StateTransfer state) {
    final int cells = state.transfer(count);
    if (cells < 0 || cells > MAX_CELLS) {
      throw new IllegalStateException("not a count of cells: cells=" + cells);
    }
    if (state.isReading()) {
      clear();
    }
    for (int i = 0; i < cells; i++) {
      final double score = state.transfer(state.isReading() ? 0.0 : scores[i]);
      final int cell = state.isReading() ? append(score) : i;
      for (int label = 0; label < CLASSES; label++) {
        at[label][cell] = state.transfer(at[label][cell]);
        inside[label][cell] = state.transfer(inside[label][cell]);
        gap[label][cell] = state.transfer(gap[label][cell]);
      }
    }
  }
}
