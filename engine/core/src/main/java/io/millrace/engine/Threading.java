package io.millrace.engine;

import io.millrace.learning.setting.DefinitionException;
import java.util.Locale;

/** Which threads run a pipeline. The digests are the same for all. */
public enum Threading {
  /** No ring: the pipeline runs on the feed thread. For tests and backfill. */
  INLINE,
  /** A feed thread that journals and an engine thread, with the ring between them. */
  FUSED,
  /** A thread for each stage. */
  DEDICATED,
  /** Several threads, each of which computes the ticks of some of the instruments. */
  SHARDED;

  /** {@return the name in a pipeline file} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws DefinitionException where this build does not have the mode
   */
  void requireAvailable() {
    if (this == DEDICATED || this == SHARDED) {
      throw DefinitionException.at(
          "threads",
          "mode",
          "'" + label() + "' is not available in this build; it has: inline fused");
    }
  }
}
