package io.millrace.learning.model.ensemble;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * The sample that was issued last, so that what was issued for it need not be computed again when
 * it is learned next, and experts whose scaler learns before they predict see it once.
 */
final class LastSample implements Stateful {
  private final double[] x;
  private boolean known;

  LastSample(final int features) {
    x = new double[features];
  }

  void set(final double[] features) {
    System.arraycopy(features, 0, x, 0, x.length);
    known = true;
  }

  boolean is(final double[] features) {
    boolean same = known;
    for (int i = 0; same && i < x.length; i++) {
      same = x[i] == features[i];
    }
    return same;
  }

  void clear() {
    known = false;
    Arrays.fill(x, 0);
  }

  @Override
  public void transferState(final StateTransfer state) {
    known = state.transfer(known);
    state.transfer(x, 0, x.length);
  }
}
