package io.millrace.engine.stage.signals;

import io.millrace.learning.state.Mix64;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * The digest of all signals: the wrapping sum of one mix for each signal, so that it does not
 * depend on the order in which threads add them. One thread at a time.
 */
public final class OutputDigest implements Stateful {
  private long sum;

  /**
   * Adds one signal.
   *
   * @param sequence of the record that caused it
   * @param ordinal among the signals of that record, from 0
   * @param instrumentHash {@link Mix64#hash} of the instrument's name
   * @param nameHash {@link Mix64#hash} of the signal's name
   * @param value of the signal
   */
  public void add(
      final long sequence,
      final int ordinal,
      final long instrumentHash,
      final long nameHash,
      final double value) {
    long hash = Mix64.fold(0, sequence);
    hash = Mix64.fold(hash, ordinal);
    hash = Mix64.fold(hash, instrumentHash);
    hash = Mix64.fold(hash, nameHash);
    sum += Mix64.fold(hash, Mix64.bits(value));
  }

  /** {@return the digest} */
  public long value() {
    return sum;
  }

  @Override
  public void transferState(final StateTransfer state) {
    sum = state.transfer(sum);
  }
}
