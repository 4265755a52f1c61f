package io.millrace.engine.model.linear;

import io.millrace.engine.state.StateReader;
import io.millrace.engine.state.StateWriter;

/** Leaves features as they are. It has no state. */
public final class Unscaled implements Scaler {
  @Override
  public void learn(final double[] x) {
    // nothing depends on the features seen
  }

  @Override
  public double[] transform(final double[] x) {
    return x;
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
  public void writeState(final StateWriter out) {
    // nothing depends on the features seen
  }

  @Override
  public void readState(final StateReader in) {
    // nothing depends on the features seen
  }
}
