package io.millrace.learning.anomaly;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * Least and greatest of each feature, window by window, and the scaling to [0, 1] that follows. Two
 * ranges are kept: the one that the profile in use was made with, and the one that the profile in
 * the making uses, which is the range of the whole window before it. So an outlier widens the
 * scaling of one window and no more, and a profile is always read by the scaling it was made with.
 *
 * <p>A value outside its range maps outside [0, 1]. Where the range is a single value, that value
 * maps to 0.5, a lesser one to -1 and a greater one to 2.
 */
final class WindowRange implements Stateful {
  /** Ranges of the profile in use. */
  static final int REFERENCE = 0;

  /** Ranges of the profile in the making. */
  static final int LATEST = 1;

  private static final int GATHERED = 2;
  private static final int KINDS = 3;

  private final int features;
  private final double[][] min = new double[KINDS][];
  private final double[][] greatest = new double[KINDS][];

  WindowRange(final int features) {
    this.features = features;
    for (int kind = 0; kind < KINDS; kind++) {
      min[kind] = new double[features];
      greatest[kind] = new double[features];
    }
    reset();
  }

  void gather(final double[] x) {
    final double[] low = min[GATHERED];
    final double[] high = greatest[GATHERED];
    for (int i = 0; i < features; i++) {
      low[i] = Math.min(low[i], x[i]);
      high[i] = Math.max(high[i], x[i]);
    }
  }

  /** Ends a window: what is in the making comes into use, what was gathered makes the next. */
  void turn() {
    for (int kind = 0; kind < GATHERED; kind++) {
      System.arraycopy(min[kind + 1], 0, min[kind], 0, features);
      System.arraycopy(greatest[kind + 1], 0, greatest[kind], 0, features);
    }
    empty(GATHERED);
  }

  private void empty(final int kind) {
    Arrays.fill(min[kind], Double.POSITIVE_INFINITY);
    Arrays.fill(greatest[kind], Double.NEGATIVE_INFINITY);
  }

  /** Scales a sample by the ranges of {@link #REFERENCE} or {@link #LATEST}. */
  void scale(final int kind, final double[] x, final double[] into) {
    final double[] low = min[kind];
    final double[] high = greatest[kind];
    for (int i = 0; i < features; i++) {
      final double width = high[i] - low[i];
      if (width > 0) {
        into[i] = (x[i] - low[i]) / width;
      } else if (x[i] == low[i]) {
        into[i] = 0.5;
      } else {
        into[i] = x[i] < low[i] ? -1 : 2;
      }
    }
  }

  void reset() {
    for (int kind = 0; kind < KINDS; kind++) {
      empty(kind);
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    for (int kind = 0; kind < KINDS; kind++) {
      state.transfer(min[kind], 0, features);
      state.transfer(greatest[kind], 0, features);
    }
  }
}
