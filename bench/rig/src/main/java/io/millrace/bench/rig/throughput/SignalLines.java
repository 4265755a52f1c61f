package io.millrace.bench.rig.throughput;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What a file of signals holds. Runs of one build write the same bytes in all thread modes. Builds
 * write the same lines but for the values of predictions, whose last digits may differ.
 *
 * @param lines how many signals
 * @param positions checksum of all that stands before the values: sequence, ordinal, instrument,
 *     time, name
 * @param bytes checksum of everything
 */
record SignalLines(long lines, long positions, long bytes) {
  private static final String VALUE = "\"value\":";

  /** {@return what a file holds} */
  static SignalLines of(final Path file) throws IOException {
    final CRC32C positions = new CRC32C();
    final CRC32C bytes = new CRC32C();
    long lines = 0;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        final int value = line.indexOf(VALUE);
        add(positions, value < 0 ? line : line.substring(0, value));
        add(bytes, line);
        lines++;
      }
    }
    return new SignalLines(lines, positions.getValue(), bytes.getValue());
  }

  private static void add(final CRC32C checksum, final String text) {
    checksum.update((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** {@return the first difference from the signals of the same build, if any} */
  Optional<String> differenceWithinBuild(final SignalLines other) {
    final Optional<String> difference = differenceFromBuild(other);
    return difference.isPresent() || bytes == other.bytes
        ? difference
        : Optional.of(checksums("signals with their values", bytes, other.bytes));
  }

  /** {@return the first difference from the signals of another build, if any} */
  Optional<String> differenceFromBuild(final SignalLines other) {
    if (lines != other.lines) {
      return Optional.of("signals: " + lines + " and " + other.lines);
    }
    return positions == other.positions
        ? Optional.empty()
        : Optional.of(checksums("signals without their values", positions, other.positions));
  }

  private static String checksums(final String what, final long here, final long there) {
    return "checksum of the "
        + what
        + ": "
        + Long.toHexString(here)
        + " and "
        + Long.toHexString(there);
  }
}
