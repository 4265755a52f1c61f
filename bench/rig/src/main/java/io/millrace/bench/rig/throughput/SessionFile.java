package io.millrace.bench.rig.throughput;

import io.millrace.bench.rig.program.Program;
import io.millrace.bench.rig.program.ScratchFile;
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
    try (ScratchFile partial = ScratchFile.in(directory, "session-", ".partial")) {
      program.run(List.of(), arguments(partial.path(), messages));
      return Files.move(partial.path(), session, StandardCopyOption.ATOMIC_MOVE);
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
