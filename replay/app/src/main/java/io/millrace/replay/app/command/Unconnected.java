package io.millrace.replay.app.command;

import java.util.Arrays;

/** Stands where a command meets the engine. */
final class Unconnected {
  private Unconnected() {}

  static IllegalStateException error(final String command, final Object... options) {
    return new IllegalStateException(
        "'" + command + "' is not connected to the engine: options=" + Arrays.asList(options));
  }
}
