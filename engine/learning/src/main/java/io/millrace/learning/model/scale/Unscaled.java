package io.millrace.learning.model.scale;

import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/** Leaves features as they are. It has no state and costs nothing. */
public final class Unscaled implements Scaler {
  private final double[] factors;

  /**
   * @param features how many
   */
  public Unscaled(final int features) {
    factors = new double[features];
    Arrays.fill(factors, 1);
  }

  @Override
  public void learn(final double[] x) {
    // nothing depends on the features seen
  }

  @Override
  public double[] transform(final double[] x) {
    return x;
  }

  @Override
  public double[] factors() {
    return factors;
  }

  @Override
  public boolean isFinite() {
    return true;
  }

  @Override
  public void reset() {
    // nothing depends on the features seen
  }

  @Override
  public void transferState(final StateTransfer state) {
    // nothing depends on the features seen
    if (state.isReading()) {
      // nothing depends on the features seen
    }
  }
}
