package io.millrace.replay.journal.excerpt;

import io.millrace.engine.record.StateVersion;
import java.util.Objects;

/**
 * What a process was configured with.
 *
 * @param incarnation number of the process among those that wrote the journal, from 0
 * @param timeNs the injected clock's reading in ns since the epoch
 * @param text what is in force; in the first excerpt of an incarnation the digest of the pipeline
 * @param stateVersion of the state that the process computes, see {@link StateVersion}
 */
public record Configuration(int incarnation, long timeNs, String text, int stateVersion) {
  /** Checks the components. */
  public Configuration {
    Objects.requireNonNull(text, "text");
  }

  /**
   * What a process of this build was configured with.
   *
   * @param incarnation number of the process
   * @param timeNs the injected clock's reading in ns since the epoch
   * @param text what is in force
   */
  public Configuration(final int incarnation, final long timeNs, final String text) {
    this(incarnation, timeNs, text, StateVersion.CURRENT);
  }
}
