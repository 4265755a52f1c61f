package io.millrace.replay.journal.excerpt;

import java.util.Objects;

/**
 * What a process was configured with.
 *
 * @param incarnation number of the process among those that wrote the journal, from 0
 * @param timeNs the injected clock's reading in ns since the epoch
 * @param text what is in force; in the first excerpt of an incarnation the digest of the pipeline
 */
public record Configuration(int incarnation, long timeNs, String text) {
  /** Checks the components. */
  public Configuration {
    Objects.requireNonNull(text, "text");
  }
}
