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
 * Where a signal stands among all signals.
 *
 * @param sequence of the record that caused it
 * @param ordinal among the signals of that sequence
 */
record SignalPosition(long sequence, int ordinal) {
  /** Before the first signal. */
  static final SignalPosition NONE = new SignalPosition(-1, 0);

  private static final int LONGEST_LINE = 1 << 17;
  private static final int SHOWN_CHARS = 80;
  private static final String LINE_START = "{\"sequence\":";

  /** Returns whether another position comes after this one. */
  boolean isBefore(final long otherSequence, final int otherOrdinal) {
    return otherSequence > sequence || (otherSequence == sequence && otherOrdinal > ordinal);
  }

  /** Finds the last whole line of a file of signals, and cuts off what comes after it. */
  static SignalPosition lastOf(final Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      final int length = (int) Math.min(LONGEST_LINE, file.length());
      final byte[] tail = new byte[length];
      file.seek(file.length() - length);
      file.readFully(tail);
      final String text = new String(tail, StandardCharsets.ISO_8859_1);
      final int end = text.lastIndexOf('\n');
      // Nothing is cut off before it is known that the file is one of signals.
      final String torn = text.substring(end + 1);
      if (!torn.startsWith(LINE_START) && !LINE_START.startsWith(torn)) {
        throw notOfSignals(path, torn);
      }
      final SignalPosition last =
          end < 0 ? NONE : of(path, text.substring(text.lastIndexOf('\n', end - 1) + 1, end));
      file.setLength(file.length() - length + end + 1);
      return last;
    }
  }

  private static SignalPosition of(final Path path, final String line) {
    try {
      final JsonNode signal = new ObjectMapper().readTree(line);
      if (signal.path("sequence").isIntegralNumber() && signal.path("ordinal").isIntegralNumber()) {
        return new SignalPosition(
            signal.get("sequence").longValue(), signal.get("ordinal").intValue());
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
