package io.millrace.feeds.core.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ISO 8601 times against a pattern of what is one and {@code java.time}. */
final class IsoTimeFuzzTest {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)?"
              + "(?:(^|[Tt ])(\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?)"
              + "(?:([Zz])|([+-]\\d\\d)(?::?([0-5]\\d))?)?)?");

  /** Where the seconds begin in a time of day. */
  private static final int SECONDS = 6;

  private static final LocalDateTime EPOCH = LocalDate.EPOCH.atStartOfDay();

  private final IsoTime time = new IsoTime();

  @FuzzTest(maxDuration = "60s")
  void shouldReadTheTimesThatTheLibraryReads(final byte[] bytes) {
    final String text = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("^ +| +$", "");
    for (final boolean sinceMidnight : new boolean[] {false, true}) {
      final Long expected = expected(text, sinceMidnight);
      final boolean isTime = time.read(bytes, 0, bytes.length, sinceMidnight);
      assertEquals(expected != null, isTime, text);
      if (isTime) {
        assertEquals(expected, time.ns(), text);
        final Matcher form = FORM.matcher(text);
        assertTrue(form.matches());
        assertEquals(form.group(4) == null && form.group(5) == null, time.local(), text);
      }
    }
  }

  /** Nanoseconds since the epoch or midnight; null where the text is no such time. */
  private static Long expected(final String text, final boolean sinceMidnight) {
    final Matcher form = FORM.matcher(text);
    if (!form.matches() || (form.group(1) == null) != sinceMidnight) {
      return null;
    }
    final boolean timeMissing = form.group(3) == null;
    if (!timeMissing && sinceMidnight != form.group(2).isEmpty() || timeMissing && sinceMidnight) {
      return null;
    }
    try {
      final LocalDate date = sinceMidnight ? LocalDate.EPOCH : LocalDate.parse(form.group(1));
      final String clock = timeMissing ? "00:00" : form.group(3).replace(',', '.');
      final boolean isLeap = clock.startsWith("60", SECONDS);
      final LocalTime ofDay = LocalTime.parse(isLeap ? clock.replaceFirst(":60", ":59") : clock);
      final boolean known = date.getYear() >= 1678 && date.getYear() <= 2261;
      final long offsetMinutes = offsetMinutes(form);
      return known && Math.abs(offsetMinutes) < 19 * 60
          ? ChronoUnit.NANOS.between(
              EPOCH, date.atTime(ofDay).plusSeconds(isLeap ? 1 : 0).minusMinutes(offsetMinutes))
          : null;
    } catch (final DateTimeException noSuchTime) {
      return null;
    }
  }

  private static long offsetMinutes(final Matcher form) {
    if (form.group(5) == null) {
      return 0;
    }
    final long hours = Long.parseLong(form.group(5).substring(1));
    final long minutes = form.group(6) == null ? 0 : Long.parseLong(form.group(6));
    return (form.group(5).charAt(0) == '-' ? -1 : 1) * (60 * hours + minutes);
  }
}
