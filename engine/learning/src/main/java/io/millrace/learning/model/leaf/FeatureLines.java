package io.millrace.learning.model.leaf;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * A regression of the label on each feature alone. The one with the least recent error predicts. It
 * finds a series that stays near its last value in any unit, whatever the other features are, long
 * before gradient steps do.
 *
 * <ol>
 *   <li>Moments are those of West (CACM 22, 1979), faded by {@code 1 - 1 / 500} a sample.
 *   <li>A sample that is further from a line than its mean absolute error weighs less, by that
 *       ratio (Huber 1964; iteratively reweighted least squares, one step a sample): a series that
 *       mostly does not change is predicted not to change, and not to move by the mean of its
 *       jumps.
 *   <li>A feature whose deviation is below a billionth of its mean has slope 0.
 *   <li>No prediction is further outside the labels so far than these span.
 * </ol>
 *
 * <p>Of no features it learns nothing and has no state. Scaling features or labels by a power of
 * two scales predictions exactly. Cost: O(features) to learn, O(1) to predict; memory: 7 doubles a
 * feature.
 */
public final class FeatureLines implements Stateful {
  private static final int WEIGHT = 0;
  private static final int MEAN = 1;
  private static final int LABEL_MEAN = 2;
  private static final int SQUARES = 3;
  private static final int PRODUCTS = 4;
  private static final int SLOPE = 5;
  private static final int ERROR = 6;
  private static final int SIZE = 7;

  private static final double KEPT = 1 - 1.0 / 500;
  private static final double FADING = 0.995;

  /** Added to errors that may all be 0; less than half a unit in the last place of any other. */
  private static final double NONE = Double.MIN_NORMAL;

  /** Of the square of the mean: a variance below it is rounding. */
  private static final double ROUNDING = 1e-18;

  private final int features;
  private final double[] lines;

  /** Samples, faded as the errors are, which are sums over so many. */
  private double seen;

  private double min;
  private double greatest;
  private int best;
  private boolean finite = true;

  /**
   * @param features of a sample; 0 where no leaf uses lines
   */
  public FeatureLines(final int features) {
    this.features = features;
    lines = new double[features * SIZE];
    reset();
  }

  /**
   * @param x features, all finite
   * @return the prediction of the best line; 0 before the first label, or without a feature
   */
  public double predict(final double[] x) {
    if (features == 0 || seen == 0) {
      return 0;
    }
    final double span = greatest - min;
    return Math.max(min - span, Math.min(greatest + span, along(best * SIZE, x[best])));
  }

  private double along(final int line, final double x) {
    return lines[line + LABEL_MEAN] + lines[line + SLOPE] * (x - lines[line + MEAN]);
  }

  /** Learns a sample, all of it finite. */
  public void learn(final double[] x, final double label) {
    if (features == 0) {
      return;
    }
    min = Math.min(min, label);
    greatest = Math.max(greatest, label);
    int winner = 0;
    double probe = 0;
    for (int i = 0; i < features; i++) {
      final int line = i * SIZE;
      learn(line, x[i], label);
      // 0 times a finite number is 0, and times any other NaN
      probe += lines[line + SQUARES] * 0 + lines[line + PRODUCTS] * 0;
      winner = lines[line + ERROR] < lines[winner * SIZE + ERROR] ? i : winner;
    }
    seen = seen * FADING + 1;
    best = winner;
    finite &= probe == 0;
  }

  private void learn(final int line, final double x, final double label) {
    final double[] values = lines;
    final double error = seen == 0 ? 0 : Math.abs(label - along(line, x));
    // Two samples make a line; nothing is far from what is none.
    final double counted = seen > 1 ? seen : 0;
    final double near = values[line + ERROR] + NONE;
    final double share = near / Math.max(near, error * counted);
    values[line + ERROR] = values[line + ERROR] * FADING + error;
    values[line + WEIGHT] = values[line + WEIGHT] * KEPT + share;
    final double dx = x - values[line + MEAN];
    final double dy = label - values[line + LABEL_MEAN];
    final double ratio = share / values[line + WEIGHT];
    values[line + MEAN] += ratio * dx;
    values[line + LABEL_MEAN] += ratio * dy;
    final double rest = share * (x - values[line + MEAN]);
    final double squares = values[line + SQUARES] * KEPT + rest * dx;
    final double products = values[line + PRODUCTS] * KEPT + rest * dy;
    values[line + SQUARES] = squares;
    values[line + PRODUCTS] = products;
    final double rounding = ROUNDING * values[line + MEAN] * values[line + MEAN];
    final boolean varies = squares > rounding * values[line + WEIGHT];
    final double slope = varies ? products / squares : 0;
    // squares too small to be divided by are none
    values[line + SLOPE] = Math.abs(slope) <= Double.MAX_VALUE ? slope : 0;
  }

  /** {@return whether it has learned a sample} */
  public boolean isKnown() {
    return seen > 0;
  }

  /** {@return whether no value has left the range of a double} */
  public boolean isFinite() {
    return finite;
  }

  /** Forgets all. */
  public void reset() {
    Arrays.fill(lines, 0);
    seen = 0;
    min = Double.POSITIVE_INFINITY;
    greatest = Double.NEGATIVE_INFINITY;
    best = 0;
    finite = true;
  }

  @Override
  public void transferState(final StateTransfer state) {
    if (features == 0) {
      return;
    }
    finite = state.transfer(finite);
    seen = state.transfer(seen);
    min = state.transfer(min);
    greatest = state.transfer(greatest);
    best = state.transfer(best);
    state.transfer(lines, 0, lines.length);
  }
}
