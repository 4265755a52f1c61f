package io.millrace.learning.anomaly;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * Counts of samples by cell, window by window: those of the last whole window are in use while
 * those of the present one are made, with the ranges of {@link WindowRange}. The first window only
 * gathers ranges, the second makes the first counts; from then on there is something to read.
 */
final class WindowProfile implements Stateful {
  private final long window;
  private final WindowRange range;
  private int[] reference;
  private int[] latest;
  private long learned;

  WindowProfile(final long window, final int features, final int cells) {
    this.window = window;
    range = new WindowRange(features);
    reference = new int[cells];
    latest = new int[cells];
  }

  WindowRange range() {
    return range;
  }

  boolean isReady() {
    return learned >= 2 * window;
  }

  /** Whether a sample that is being learned is counted: after the first window. */
  boolean isCounting() {
    return learned >= window;
  }

  int[] reference() {
    return reference;
  }

  int[] latest() {
    return latest;
  }

  /** Takes note that a sample was learned, after its cells were counted. */
  void learned(final double[] x) {
    range.gather(x);
    learned++;
    if (learned % window == 0) {
      range.turn();
      final int[] spare = reference;
      reference = latest;
      latest = spare;
      Arrays.fill(latest, 0);
    }
  }

  void reset() {
    learned = 0;
    range.reset();
    Arrays.fill(reference, 0);
    Arrays.fill(latest, 0);
  }

  @Override
  public void transferState(final StateTransfer state) {
    learned = state.transfer(learned);
    range.transferState(state);
    for (int i = 0; i < reference.length; i++) {
      reference[i] = state.transfer(reference[i]);
      latest[i] = state.transfer(latest[i]);
    }
  }
}
