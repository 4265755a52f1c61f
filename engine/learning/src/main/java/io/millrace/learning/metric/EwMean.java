package io.millrace.learning.metric;

import io.millrace.learning.state.StateTransfer;

/**
 * Predicts the exponentially weighted mean of the labels, 0 before the first: the first label is
 * the mean, then {@code mean += alpha (y - mean)} with {@code alpha = 1 - 2^(-1/100)}, so that a
 * label's weight halves within {@value #HALF_LIFE} labels.
 */
public final class EwMean implements Baseline {
  /** Its name in reports. */
  public static final String NAME = "ew_mean";

  /** Labels within which a weight halves. */
  public static final int HALF_LIFE = 100;

  private static final double ALPHA = -StrictMath.expm1(-StrictMath.log(2) / HALF_LIFE);

  private boolean started;
  private double mean;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double predict(final double reference) {
    return mean;
  }

  @Override
  public void learn(final double label) {
    if (!Double.isFinite(label)) {
      return;
    }
    if (started) {
      // two products, since the difference of two finite labels may be infinite
      mean += ALPHA * label - ALPHA * mean;
    } else {
      started = true;
      mean = label;
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    started = state.transfer(started);
    mean = state.transfer(mean);
  }
}
