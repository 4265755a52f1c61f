package io.millrace.engine.record;

/**
 * Versions of the engine's state. Digests of one state are comparable between two builds only where
 * both have the same version; {@code docs/HACKING.md} explains when to raise it.
 */
public final class StateVersion {
  /** Of checkpoints that were written before they carried a version. */
  public static final int UNVERSIONED = 0;

  /** Of this build: raised when the digest of any part of any state changes. */
  public static final int CURRENT = 1;

  /**
   * The oldest version whose {@link PartDigests#outputs} this build reproduces: set to {@link
   * #CURRENT} when the value, the order or the ordinal of any signal changes.
   */
  public static final int OUTPUTS_SINCE = 1;

  private StateVersion() {}
}
