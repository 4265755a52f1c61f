package io.millrace.engine.placement;

import java.util.Locale;

/** Which threads run the stages. Signals and digests are the same for all. */
public enum Threading {
  /** No ring: all stages on the feed thread. For tests and backfill. */
  INLINE,
  /** A feed thread that reads, journals and decodes, and an engine thread for all other stages. */
  FUSED,
  /** A thread for each stage. */
  DEDICATED,
  /** Several shards, each a thread with a part of the instruments. */
  SHARDED;

  /** {@return the name in a pipeline file} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
