package io.millrace.feeds.core.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.feeds.core.Feeds;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Patterns against {@link DateTimeFormatter}. */
final class TimePatternTest {
  private static final List<String> PATTERNS =
      List.of(
          "yyyy-MM-dd HH:mm:ss",
          "dd/MM/yyyy HH:mm:ss.SSS",
          "d.M.yyyy H:m:s",
          "yyyyMMdd HHmmssSSS",
          "yyyyMMddHHmmss",
          "yyyyMMddHHmmssSSSSSS",
          "yyMMdd Hmm",
          "uuuu.MM.dd HH:mm",
          "MM/dd/yyyy h:mm:ss a",
          "dd-MMM-yyyy hh:mm a",
          "yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS]",
          "yyyy-MM-dd['T'][ ]HH:mm[:ss[.SSS]]",
          "'at 'HH 'o''clock', dd.MM.yyyy",
          "yyyy/M/d",
          "[yyyy-MM-dd][dd/MM/yyyy] HH:mm");

  private static DateTimeFormatter library(final String pattern) {
    return new DateTimeFormatterBuilder()
        .appendPattern(pattern.replace("yyyy", "uuuu").replace("yy", "uu"))
        .parseDefaulting(ChronoField.NANO_OF_DAY, 0)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private static DateTimeFormatter timed(final String pattern) {
    return new DateTimeFormatterBuilder()
        .appendPattern(pattern.replace("yyyy", "uuuu").replace("yy", "uu"))
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** What the library makes of a text, null for nothing. */
  private static LocalDateTime expected(final String pattern, final String text) {
    try {
      return LocalDateTime.parse(text, timed(pattern));
    } catch (final DateTimeException withoutTime) {
      try {
        return LocalDate.parse(text, timed(pattern)).atStartOfDay();
      } catch (final DateTimeException neither) {
        return null;
      }
    }
  }

  private static boolean read(final TimePattern pattern, final String text) {
    final byte[] bytes = Feeds.utf8("9" + text + "9");
    return pattern.read(bytes, 1, bytes.length - 1);
  }

  private static long ns(final LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L + time.getNano();
  }

  @Test
  void shouldReadWhatTheLibraryWrites() {
    for (final String pattern : PATTERNS) {
      final TimePattern ours = new TimePattern(pattern);
      final DateTimeFormatter theirs = library(pattern);
      for (long seed = 0; seed < 2_000; seed++) {
        final SplittableRandom random = new SplittableRandom(seed);
        final boolean shortYear = !pattern.contains("yyyy") && !pattern.contains("uuuu");
        final int year = shortYear ? random.nextInt(2000, 2100) : random.nextInt(1678, 2262);
        final LocalDateTime time =
            LocalDate.ofYearDay(year, random.nextInt(1, 366))
                .atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60))
                .plusNanos(random.nextInt(1_000_000_000));
        final String text = time.format(theirs);
        final LocalDateTime read = expected(pattern, text);
        final String what = pattern + " " + text + " seed " + seed;
        assertEquals(read != null, read(ours, text), what);
        if (read != null) {
          assertEquals(ns(read), ours.ns(), what);
        }
      }
    }
  }

  /** Texts with a letter changed, left out or doubled: the same verdict, and the same value. */
  @Test
  void shouldRefuseWhatTheLibraryRefuses() {
    final String letters = "0123456789 :./-TaApPM";
    for (final String pattern : PATTERNS) {
      final TimePattern ours = new TimePattern(pattern);
      final DateTimeFormatter theirs = library(pattern);
      for (long seed = 0; seed < 3_000; seed++) {
        final SplittableRandom random = new SplittableRandom(seed);
        final LocalDateTime time =
            LocalDate.ofYearDay(random.nextInt(2000, 2100), random.nextInt(1, 366))
                .atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60));
        final StringBuilder changed = new StringBuilder(time.format(theirs));
        final int at = random.nextInt(changed.length());
        switch (random.nextInt(3)) {
          case 0 -> changed.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
          case 1 -> changed.deleteCharAt(at);
          default -> changed.insert(at, letters.charAt(random.nextInt(letters.length())));
        }
        final String text = changed.toString();
        // Spaces around and AM in either case are read here, a third digit of d, M, H, m, s is not.
        final boolean isOurs =
            !text.equals(text.trim())
                || (pattern.endsWith("a") && !text.equals(text.toUpperCase(Locale.ROOT)))
                || text.matches("(|.*\\D)0\\d\\d(\\d\\d)?(|\\D.*)");
        if (isOurs) {
          continue;
        }
        final LocalDateTime read = expected(pattern, text);
        if (read != null && (read.getYear() < 1678 || read.getYear() > 2261)) {
          continue;
        }
        final String what = pattern + " '" + text + "' seed " + seed;
        assertEquals(read != null, read(ours, text), what);
        if (read != null) {
          assertEquals(ns(read), ours.ns(), what);
        }
      }
    }
  }

  /** Any pattern either compiles or is refused in one line; any bytes are read or refused. */
  @Test
  void shouldNeverFailOtherwiseOnAnyPatternAndAnyBytes() {
    final String letters = "uyMdHhmsSaTX'[]{ .:-/\u00e4";
    int compiled = 0;
    for (long seed = 0; seed < 100_000; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final StringBuilder pattern = new StringBuilder();
      if (random.nextBoolean()) {
        pattern.append(PATTERNS.get(random.nextInt(PATTERNS.size())));
        pattern.deleteCharAt(random.nextInt(pattern.length()));
      }
      for (int i = random.nextInt(6); i > 0; i--) {
        pattern.insert(
            random.nextInt(pattern.length() + 1), letters.charAt(random.nextInt(letters.length())));
      }
      try {
        final TimePattern ours = new TimePattern(pattern.toString());
        final byte[] bytes = new byte[random.nextInt(30)];
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] =
              (byte) (random.nextInt(4) > 0 ? '0' + random.nextInt(10) : random.nextInt(256));
        }
        ours.read(bytes, 0, bytes.length);
        compiled++;
      } catch (final IllegalArgumentException refused) {
        assertEquals(1, refused.getMessage().lines().count(), "seed " + seed);
        assertTrue(refused.getMessage().startsWith("'" + pattern + "': "), "seed " + seed);
      }
    }
    assertTrue(compiled > 10_000, "compiled " + compiled);
  }

  @Test
  void shouldReadTimesOfDayWhenThereIsNoDate() {
    final TimePattern digits = new TimePattern("HHmmssSSSSSSSSS");
    assertFalse(digits.hasDate());
    assertTrue(read(digits, " 093000123456789 "));
    assertEquals(34_200_123_456_789L, digits.ns());
    final TimePattern unpadded = new TimePattern("HmmssSSS");
    assertTrue(read(unpadded, "93000123"));
    assertEquals(34_200_123_000_000L, unpadded.ns());
    assertTrue(read(unpadded, "143000123"));
    assertEquals(52_200_123_000_000L, unpadded.ns());
    assertFalse(read(unpadded, "3000123"));
    final TimePattern half = new TimePattern("h:mm a");
    assertTrue(read(half, "12:05 am"));
    assertEquals(300_000_000_000L, half.ns());
    assertTrue(read(half, "12:05 PM"));
    assertEquals(43_500_000_000_000L, half.ns());
  }

  @Test
  void shouldNameTheLetterWhenAPatternIsWrong() {
    refused("yyyy-mm-dd", "a date takes all of the letters y, M and d");
    refused(
        "yyyy-MM-ddTHH:mm",
        "the letter 'T' is none of u y M d H h m s S a; text is quoted, as in 'T'");
    refused("yyyy-MM-dd HH:mm:ssX", "the letter 'X' is none of");
    refused("YYYY-MM-DD", "the letter 'Y' is none of");
    refused("yyy-MM-dd", "the letter 'y' comes 3 times: yyyy or yy");
    refused("yyyy-MMMM-dd", "the letter 'M' comes 4 times: M, MM or MMM");
    refused("dMyyyy", "the numbers 'd' and 'M' of one letter each need text between them");
    refused("HHH:mm", "the letter 'H' comes 3 times: once or twice");
    refused("HH:mm:ss.SSSSSSSSSS", "the letter 'S' comes 10 times: at most 9");
    refused("hh:mm", "the letters h and a go together");
    refused("HH:mm a", "the letters h and a go together");
    refused("HH.ss", "the letter 's' without 'm'");
    refused("yyyy-MM-dd mm", "the letter 'm' without 'H'");
    refused("mm:ss", "neither a date (y, M, d) nor an hour");
    refused("", "neither a date (y, M, d) nor an hour");
    refused("HH:mm[:ss", "a section [ is not closed");
    refused("HH:mm]", "a ] without its [");
    refused("HH 'o", "a quote is not closed");
    refused("HH{mm", "the letter '{' is reserved");
  }

  private static void refused(final String pattern, final String message) {
    final String said =
        assertThrows(IllegalArgumentException.class, () -> new TimePattern(pattern)).getMessage();
    assertTrue(said.startsWith("'" + pattern + "': " + message), said);
    assertEquals(1, said.lines().count());
  }
}
