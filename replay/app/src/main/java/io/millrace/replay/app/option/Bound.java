package io.millrace.replay.app.option;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/**
 * One end of a range of records.
 *
 * @param kind what the value is
 * @param value a sequence, or ns since the epoch
 */
public record Bound(Kind kind, long value) {
  /** What a bound's value is. */
  public enum Kind {
    /** A sequence. */
    SEQUENCE,
    /** A time, in ns since the epoch. */
    TIME
  }

  /**
   * @param text a bare integer (a sequence), an integer ending in {@code ns} (a time) or an
   *     ISO-8601 time with its offset
   * @return the bound
   * @throws IllegalArgumentException where it is none of these
   */
  public static Bound parse(final String text) {
    try {
      if (text.matches("\\d+")) {
        return new Bound(Kind.SEQUENCE, Long.parseLong(text));
      }
      if (text.matches("-?\\d+ns")) {
        return new Bound(Kind.TIME, Long.parseLong(text.substring(0, text.length() - 2)));
      }
    } catch (final NumberFormatException tooLarge) {
      throw new IllegalArgumentException("'" + text + "' does not fit into 64 bits");
    }
    return new Bound(Kind.TIME, isoNs(text));
  }

  private static long isoNs(final String text) {
    try {
      final Instant instant = OffsetDateTime.parse(text).toInstant();
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    } catch (final ArithmeticException outOfRange) {
      throw new IllegalArgumentException("'" + text + "' is outside of 1678 to 2262");
    } catch (final DateTimeException noOffset) {
      throw new IllegalArgumentException(
          isLocal(text)
              ? "'"
                  + text
                  + "' needs a time of day and an offset, such as 2012-06-21T09:30:00-04:00"
              : "'"
                  + text
                  + "' is neither a sequence (an integer), a time in ns (an integer ending in ns)"
                  + " nor an ISO-8601 time");
    }
  }

  private static boolean isLocal(final String text) {
    try {
      return LocalDateTime.parse(text.contains("T") ? text : LocalDate.parse(text) + "T00:00")
          != null;
    } catch (final DateTimeException noTime) {
      return false;
    }
  }
}
