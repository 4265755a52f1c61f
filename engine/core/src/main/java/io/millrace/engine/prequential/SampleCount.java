package io.millrace.engine.prequential;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/** How many samples were predicted. */
final class SampleCount implements Stateful {
  private long count;

  /** Counts one more, and returns its number from 1. */
  long next() {
    return ++count;
  }

  long count() {
    return count;
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
  }
}
