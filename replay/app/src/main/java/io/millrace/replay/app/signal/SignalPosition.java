package io.millrace.replay.app.signal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.replay.app.console.UsageException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * How far a file of signals goes. Signals of one sequence come in one order, so that their number
 * says which of them are in the file.
 *
 * @param sequence of the last signal
 * @param signals how many of that sequence are at the end of the file
 */
record SignalPosition(long sequence, long signals) {
  /** Before the first signal. */
  static final SignalPosition NONE = new SignalPosition(-1, 0);

  private static final int FIRST_TAIL = 1 << 17;
  private static final int SHOWN_CHARS = 80;
  private static final String LINE_START = "{\"sequence\":";

  /** Finds the last whole line of a file of signals, and truncates what comes after it. */
  static SignalPosition lastOf(final Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      final String tail = tail(file, Math.min(FIRST_TAIL, file.length()));
      final int end = tail.lastIndexOf('\n');
      // Nothing is truncated before it is known that the file is one of signals.
      final String torn = tail.substring(end + 1);
      if (!torn.startsWith(LINE_START) && !LINE_START.startsWith(torn)) {
        throw notOfSignals(path, torn);
      }
      if (end >= 0) {
        sequence(path, tail.substring(tail.lastIndexOf('\n', end - 1) + 1, end));
      }
      file.setLength(file.length() - tail.length() + end + 1);
      return end < 0 ? NONE : count(path, file);
    }
  }

  private static String tail(final RandomAccessFile file, final long length) throws IOException {
    final byte[] tail = new byte[Math.toIntExact(length)];
    file.seek(file.length() - length);
    file.readFully(tail);
    return new String(tail, StandardCharsets.ISO_8859_1);
  }

  /** Counts the lines of the last sequence, in as much of the end of the file as they take. */
  private static SignalPosition count(final Path path, final RandomAccessFile file)
      throws IOException {
    for (long length = FIRST_TAIL; ; length *= 2) {
      final boolean isWhole = length >= file.length();
      final String tail = tail(file, Math.min(length, file.length()));
      final String[] lines = tail.split("\n");
      final int first = isWhole ? 0 : 1; // the first may be the end of a line
      final long last = sequence(path, lines[lines.length - 1]);
      int at = lines.length - 1;
      while (at >= first && sequence(path, lines[at]) == last) {
        at--;
      }
      if (at >= first || isWhole) {
        return new SignalPosition(last, lines.length - 1 - at);
      }
    }
  }

  private static long sequence(final Path path, final String line) {
    try {
      final JsonNode signal = new ObjectMapper().readTree(line);
      if (signal.path("sequence").isIntegralNumber() && signal.path("ordinal").isIntegralNumber()) {
        return signal.get("sequence").longValue();
      }
    } catch (final JsonProcessingException notJson) {
      throw notOfSignals(path, line);
    }
    throw notOfSignals(path, line);
  }

  private static UsageException notOfSignals(final Path path, final String line) {
    final String shown =
        line.length() > SHOWN_CHARS ? line.substring(0, SHOWN_CHARS) + "..." : line;
    return new UsageException(path + ": is not a file of signals: its last line is " + shown);
  }
}
