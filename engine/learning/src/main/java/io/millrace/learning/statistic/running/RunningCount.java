package io.millrace.learning.statistic.running;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.Revertible;

/** How many known values there have been. O(1) a value. */
public final class RunningCount implements Revertible {
  private long count;

  @Override
  public void update(final double x, final long timeNs) {
    if (Double.isFinite(x)) {
      count++;
    }
  }

  @Override
  public void revert(final double x) {
    if (!Double.isFinite(x)) {
      return;
    }
    if (count == 0) {
      throw new IllegalStateException("no value to undo: x=" + x);
    }
    count--;
  }

  @Override
  public double get() {
    return count;
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
  }
}
