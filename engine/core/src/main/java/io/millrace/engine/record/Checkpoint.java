package io.millrace.engine.record;

/**
 * The digests of the engine's state after a number of records.
 *
 * @param sequence how many records the state has seen: that of the next one
 * @param parts the digests
 * @param last whether a clean stop wrote it, after the last record
 * @param stateVersion of the build that took the digests, see {@link StateVersion}
 */
public record Checkpoint(long sequence, PartDigests parts, boolean last, int stateVersion) {
  /**
   * A checkpoint of this build.
   *
   * @param sequence how many records the state has seen
   * @param parts the digests
   * @param last whether a clean stop wrote it
   */
  public Checkpoint(final long sequence, final PartDigests parts, final boolean last) {
    this(sequence, parts, last, StateVersion.CURRENT);
  }
}
