package io.millrace.engine.prequential;

import io.millrace.learning.state.StateReader;
import io.millrace.learning.state.StateWriter;
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
  public void writeState(final StateWriter out) {
    out.writeLong(count);
  }

  @Override
  public void readState(final StateReader in) {
    count = in.readLong();
  }
}
