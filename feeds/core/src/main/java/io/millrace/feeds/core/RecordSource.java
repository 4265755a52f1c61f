package io.millrace.feeds.core;

import java.io.IOException;

/**
 * One source of a feed before it is opened.
 *
 * @param name identifies it among those of its feed, the same in every run
 * @param instrument name of the only instrument in it; null where records name theirs
 * @param opening opens it
 */
public record RecordSource(String name, String instrument, Opening opening) {
  /** Opens a source. */
  @FunctionalInterface
  public interface Opening {
    /**
     * @return its records, from the first
     * @throws IOException where it cannot be opened
     */
    RecordStream open() throws IOException;
  }
}
