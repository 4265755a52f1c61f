package io.millrace.learning.model.scale;

import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * Scales by the range of all samples learned, in one of two forms: {@code (x - min) / (max - min)},
 * which maps what was seen to [0, 1], or {@code x / max |x|}, which maps it to [-1, 1] and keeps 0.
 * A feature without a range, and every feature before the first sample, maps to 0. What lies beyond
 * the range so far is not cut off. Cost: O(features) a call; memory: a few doubles a feature.
 */
public final class RangeScaler implements Scaler {
  private final boolean keepsZero;
  private boolean hasSeen;

  /** Least, or minus the greatest magnitude. */
  private final double[] min;

  private final double[] max;
  private final double[] centre;
  private final double[] factor;
  private final double[] scaled;

  private RangeScaler(final boolean keepsZero, final int features) {
    this.keepsZero = keepsZero;
    min = new double[features];
    max = new double[features];
    centre = new double[features];
    factor = new double[features];
    scaled = new double[features];
  }

  /**
   * @param features how many
   * @return {@code (x - min) / (max - min)}
   */
  public static RangeScaler minMax(final int features) {
    return new RangeScaler(false, features);
  }

  /**
   * @param features how many
   * @return {@code x / max |x|}
   */
  public static RangeScaler maxAbs(final int features) {
    return new RangeScaler(true, features);
  }

  @Override
  public void learn(final double[] x) {
    for (int i = 0; i < min.length; i++) {
      final double low = keepsZero ? -Math.abs(x[i]) : x[i];
      final double high = keepsZero ? -low : low;
      min[i] = hasSeen ? Math.min(min[i], low) : low;
      max[i] = hasSeen ? Math.max(max[i], high) : high;
    }
    hasSeen = true;
    derive();
  }

  private void derive() {
    for (int i = 0; i < min.length; i++) {
      centre[i] = keepsZero ? 0 : min[i];
      final double inverse = 1 / (keepsZero ? max[i] : max[i] - min[i]);
      factor[i] = inverse <= Double.MAX_VALUE ? inverse : 0;
    }
  }

  @Override
  public double[] transform(final double[] x) {
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (x[i] - centre[i]) * factor[i];
    }
    return scaled;
  }

  @Override
  public double[] factors() {
    return factor;
  }

  @Override
  public boolean isFinite() {
    return FiniteGate.allFinite(min) && FiniteGate.allFinite(max);
  }

  @Override
  public void reset() {
    hasSeen = false;
    Arrays.fill(min, 0);
    Arrays.fill(max, 0);
    derive();
  }

  @Override
  public void transferState(final StateTransfer state) {
    hasSeen = state.transfer(hasSeen);
    state.transfer(min, 0, min.length);
    state.transfer(max, 0, max.length);
    if (state.isReading()) {
      derive();
    }
  }
}
