package io.millrace.learning.metric;

import io.millrace.learning.state.StateTransfer;

/**
 * Says that nothing will move: 0 where the label is a change, else the reference where it is known,
 * else the last label.
 */
public final class NoChange implements Baseline {
  /** Its name in reports. */
  public static final String NAME = "no_change";

  private final boolean labelIsChange;
  private double last;

  /**
   * @param labelIsChange whether the label is a difference or a log ratio to the target's value at
   *     the sample
   */
  public NoChange(final boolean labelIsChange) {
    this.labelIsChange = labelIsChange;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double predict(final double reference) {
    if (labelIsChange) {
      return 0;
    }
    return Double.isFinite(reference) ? reference : last;
  }

  @Override
  public void learn(final double label) {
    if (Double.isFinite(label)) {
      last = label;
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    last = state.transfer(last);
  }
}
