package io.millrace.learning.model.scale;

import io.millrace.learning.state.StateTransfer;

/**
 * Takes each feature's median away and divides by its interquartile range, both exact and over the
 * last samples learned, so that no outlier sets the scale. A feature without a range, and every
 * feature before the first sample, maps to 0. Cost and memory a feature: {@link SortedWindow}'s.
 */
public final class RobustScaler implements Scaler {
  private final SortedWindow[] windows;
  private final double[] median;
  private final double[] factor;
  private final double[] scaled;

  /**
   * @param window samples that median and range are over
   * @param features how many
   */
  public RobustScaler(final int window, final int features) {
    windows = new SortedWindow[features];
    for (int i = 0; i < features; i++) {
      windows[i] = new SortedWindow(window);
    }
    median = new double[features];
    factor = new double[features];
    scaled = new double[features];
  }

  @Override
  public void learn(final double[] x) {
    for (int i = 0; i < windows.length; i++) {
      windows[i].add(x[i]);
      derive(i);
    }
  }

  private void derive(final int feature) {
    final SortedWindow window = windows[feature];
    if (window.count() == 0) {
      median[feature] = 0;
      factor[feature] = 0;
      return;
    }
    median[feature] = window.quantile(0.5);
    final double inverse = 1 / (window.quantile(0.75) - window.quantile(0.25));
    factor[feature] = inverse <= Double.MAX_VALUE ? inverse : 0;
  }

  @Override
  public double[] transform(final double[] x) {
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (x[i] - median[i]) * factor[i];
    }
    return scaled;
  }

  @Override
  public double[] factors() {
    return factor;
  }

  @Override
  public boolean isFinite() {
    return true;
  }

  @Override
  public void reset() {
    for (int i = 0; i < windows.length; i++) {
      windows[i].reset();
      derive(i);
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    for (int i = 0; i < windows.length; i++) {
      windows[i].transferState(state);
      if (state.isReading()) {
        derive(i);
      }
    }
  }
}
