package io.millrace.replay.journal.excerpt;

/** The kinds of excerpts. Only {@link #RECORDS} takes sequences. */
public enum ExcerptKind {
  /** Records of one source. */
  RECORDS(1),
  /** The beginning of a source, or its continuation after a restart. */
  SOURCE(2),
  /** The natural end of the feed. */
  END(3),
  /** Records that were lost before they could take a sequence. */
  GAP(4),
  /** Time that passed without a tick. */
  TIME(5),
  /** A command given to the running engine, as text. */
  COMMAND(6),
  /** What the process was configured with; the first excerpt of every incarnation. */
  CONFIGURATION(7),
  /** Digests of the engine's state. */
  CHECKPOINT(8);

  private static final ExcerptKind[] KINDS = values();

  private final byte code;

  ExcerptKind(final int code) {
    this.code = (byte) code;
  }

  /** {@return the byte that stands for it in an excerpt} */
  public byte code() {
    return code;
  }

  /**
   * @param code from an excerpt
   * @return its kind; null where the code is not known
   */
  public static ExcerptKind of(final byte code) {
    return code >= 1 && code <= KINDS.length ? KINDS[code - 1] : null;
  }
}
