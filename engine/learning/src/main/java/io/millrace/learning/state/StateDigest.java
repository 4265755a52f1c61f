package io.millrace.learning.state;

/**
 * Folds a state into 64 bits. Not cryptographic: it finds differences, not forgers. One thread at a
 * time.
 */
public final class StateDigest implements StateWriter {
  private long hash;

  @Override
  public void writeLong(final long value) {
    hash = Mix64.fold(hash, value);
  }

  @Override
  public void writeDouble(final double value) {
    hash = Mix64.fold(hash, Mix64.bits(value));
  }

  /** Forgets all that was written. */
  public void reset() {
    hash = 0;
  }

  /**
   * @return the digest of all that was written since construction or {@link #reset}
   */
  public long value() {
    return hash;
  }

  /**
   * @param part what to digest; not changed
   * @return the digest of its state alone
   */
  public static long of(final Stateful part) {
    final StateDigest digest = new StateDigest();
    part.writeState(digest);
    return digest.value();
  }
}
