package io.millrace.replay.app.session;

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

  /** Tells whether another position comes after this one. */
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
      file.setLength(file.length() - length + end + 1);
      if (end < 0) {
        return NONE;
      }
      final String line = text.substring(text.lastIndexOf('\n', end - 1) + 1, end);
      final JsonNode signal = new ObjectMapper().readTree(line);
      if (!signal.path("sequence").isIntegralNumber()
          || !signal.path("ordinal").isIntegralNumber()) {
        throw new UsageException(path + ": is not a file of signals: its last line is " + line);
      }
      return new SignalPosition(
          signal.get("sequence").longValue(), signal.get("ordinal").intValue());
    }
  }
}
