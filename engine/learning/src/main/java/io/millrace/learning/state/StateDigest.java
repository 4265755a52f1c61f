package io.millrace.learning.state;

/**
 * Folds a state into 64 bits. Not cryptographic: it finds differences, not forgers. One thread at a
 * time.
 */
public final class StateDigest implements StateTransfer {
  private long hash;

  /** Digests nothing yet. */
  public StateDigest() {}

  @Override
  public boolean isReading() {
    return false;
  }

  @Override
  public long transfer(final long value) {
    hash = Mix64.fold(hash, value);
    return value;
  }

  @Override
  public double transfer(final double value) {
    hash = Mix64.fold(hash, Mix64.bits(value));
    return value;
  }

  /**
   * Folds a state in.
   *
   * @param part whose state it is; not changed
   */
  public void write(final Stateful part) {
    part.transferState(this);
  }

  /** Forgets all that was written. */
  public void reset() {
    hash = 0;
  }

  /** {@return the digest of all that was written since construction or {@link #reset}} */
  public long value() {
    return hash;
  }

  /**
   * @param part what to digest; not changed
   * @return the digest of its state alone
   */
  public static long of(final Stateful part) {
    final StateDigest digest = new StateDigest();
    digest.write(part);
    return digest.value();
  }
}
