package io.millrace.learning.metric;

import io.millrace.learning.state.StateTransfer;

/** Predicts the mean of all labels so far, 0 before the first: {@code mean += (y - mean) / n}. */
public final class RunningMean implements Baseline {
  /** Its name in reports. */
  public static final String NAME = "running_mean";

  private long n;
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
    if (Double.isFinite(label)) {
      n++;
      // two quotients, since the difference of two finite labels may be infinite
      mean += label / n - mean / n;
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    n = state.transfer(n);
    mean = state.transfer(mean);
  }
}
