package io.millrace.engine.stage.signals;

import io.millrace.learning.state.Mix64;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/** What the signals of one instrument are numbered and digested by. */
final class InstrumentSignals implements Stateful {
  private final String name;
  private final long hash;
  private long sequence = -1;
  private int next;

  InstrumentSignals(final String name) {
    this.name = name;
    this.hash = Mix64.hash(name);
  }

  String name() {
    return name;
  }

  long hash() {
    return hash;
  }

  /** Returns the number of the next signal within its sequence, from 0. */
  int ordinal(final long ofSequence) {
    if (ofSequence != sequence) {
      sequence = ofSequence;
      next = 0;
    }
    return next++;
  }

  @Override
  public void transferState(final StateTransfer state) {
    sequence = state.transfer(sequence);
    next = state.transfer(next);
  }
}
