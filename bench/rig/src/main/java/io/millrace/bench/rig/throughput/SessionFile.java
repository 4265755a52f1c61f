package io.millrace.bench.rig.throughput;

import io.millrace.bench.rig.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The simulated ITCH session that all builds read: 8 instruments, seed 1. */
final class SessionFile {
  private static final long SEED = 1;
  private static final int INSTRUMENTS = 8;

  private SessionFile() {}

  /**
   * Makes the session, once for each number of messages. A file appears under its name only when it
   * is complete.
   *
   * @param directory that keeps it; made where it is missing
   * @param messages how many
   * @param program the build that simulates
   * @return the file
   */
  static Path in(final Path directory, final long messages, final Program program)
      throws IOException {
    final Path session =
        directory.resolve("session-" + messages + "-" + INSTRUMENTS + "-" + SEED + ".itch50");
    if (Files.exists(session)) {
      return session;
    }
    Files.createDirectories(directory);
    final Path partial = Files.createTempFile(directory, "session-", ".partial");
    try {
      program.run(List.of(), arguments(partial, messages));
      return Files.move(partial, session, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static List<String> arguments(final Path file, final long messages) {
    return List.of(
        "simulate",
        file.toString(),
        "--messages",
        Long.toString(messages),
        "--instruments",
        Integer.toString(INSTRUMENTS),
        "--seed",
        Long.toString(SEED));
  }
}
