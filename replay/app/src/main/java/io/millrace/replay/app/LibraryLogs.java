package io.millrace.replay.app;

import java.util.logging.LogManager;

/**
 * Keeps what libraries log off standard error, whose lines are the program's. Those that log by
 * SLF4J have no backend here; this does the same for {@code java.util.logging}, by which a library
 * may log from a thread of its own after the last line, for instance where memory has run out.
 */
final class LibraryLogs {
  private static final String[] CHOSEN = {
    "java.util.logging.config.file", "java.util.logging.config.class"
  };

  private LibraryLogs() {}

  /** Removes the handlers, unless a property of {@code java.util.logging} configures them. */
  static void silence() {
    for (final String property : CHOSEN) {
      if (System.getProperty(property) != null) {
        return;
      }
    }
    LogManager.getLogManager().reset();
  }
}
