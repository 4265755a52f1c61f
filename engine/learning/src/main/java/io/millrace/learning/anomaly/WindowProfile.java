package io.millrace.learning.anomaly;

import io.millrace.learning.state.StateReader;
import io.millrace.learning.state.StateWriter;
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
  public void writeState(final StateWriter out) {
    out.writeLong(learned);
    range.writeState(out);
    for (int i = 0; i < reference.length; i++) {
      out.writeInt(reference[i]);
      out.writeInt(latest[i]);
    }
  }

  @Override
  public void readState(final StateReader in) {
    learned = in.readLong();
    range.readState(in);
    for (int i = 0; i < reference.length; i++) {
      reference[i] = in.readInt();
      latest[i] = in.readInt();
    }
  }
}
