package io.millrace.feeds.core.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.feeds.core.Feeds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimeTextTest {
  private final UnitTime unit = new UnitTime();
  private final IsoTime iso = new IsoTime();

  private boolean readUnit(final String text, final int digits) {
    final byte[] bytes = Feeds.utf8("9" + text + "9");
    return unit.read(bytes, 1, bytes.length - 1, digits);
  }

  private boolean readIso(final String text, final boolean sinceMidnight) {
    final byte[] bytes = Feeds.utf8("9" + text + "9");
    return iso.read(bytes, 1, bytes.length - 1, sinceMidnight);
  }

  private static long ns(final Instant at) {
    return at.getEpochSecond() * 1_000_000_000L + at.getNano();
  }

  @Test
  void shouldKeepEveryNanosecondWhenTimesHaveFractions() {
    for (long seed = 0; seed < 50_000; seed++) {
      final Random random = new Random(seed);
      final int digits = List.of(0, 3, 6, 9).get(random.nextInt(4));
      final BigDecimal number =
          BigDecimal.valueOf(random.nextLong() >> (8 + random.nextInt(40)), random.nextInt(12));
      final String text = seed % 5 == 0 ? number.toString() : number.toPlainString();
      final BigDecimal expected = number.movePointRight(digits).setScale(0, RoundingMode.DOWN);
      final boolean fits = expected.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
      assertEquals(fits, readUnit(text, digits), "seed " + seed + ": " + text);
      if (fits) {
        assertEquals(expected.longValueExact(), unit.ns(), "seed " + seed + ": " + text);
      }
    }
    assertTrue(readUnit("34200.004241176", 9));
    assertEquals(34_200_004_241_176L, unit.ns());
    assertTrue(readUnit("1723161255030314667", 0));
    assertEquals(1_723_161_255_030_314_667L, unit.ns());
  }

  /** Loggers write a comma before the fraction; feeds of 2016 hold the leap second. */
  @Test
  void shouldReadACommaAndALeapSecondAsTheSecondAfterIt() {
    assertTrue(readIso("2024-01-02 12:00:00,123", false));
    assertEquals(ns(Instant.parse("2024-01-02T12:00:00.123Z")), iso.ns());
    assertTrue(readIso("2016-12-31T23:59:60.5Z", false));
    assertEquals(ns(Instant.parse("2017-01-01T00:00:00.5Z")), iso.ns());
    assertFalse(readIso("2016-12-31T23:59:61Z", false));
    assertFalse(readIso("2024-01-02 12:00:00,", false));
  }

  @Test
  void shouldRefuseWhenTextIsNoTime() {
    for (final String text :
        List.of("", " ", "nan", "1e", "1x", ".", "-", "12:00", "1e99", "1.2.3")) {
      assertFalse(readUnit(text, 9), text);
    }
    for (final String text :
        List.of(
            "",
            "2013",
            "2013-13-01",
            "2013-02-29",
            "2013-01-01 24:00",
            "2013-01-01 1:00",
            "2013-01-01 10:60",
            "2013-01-01x10:00",
            "2013-01-01T10:00:00.",
            "2013-01-01T10:00:00Zx",
            "2013-01-01T10:00:00.1234567891",
            "2013-01-01T10:00:00+",
            "2013-01-01T10:00+19:00",
            "1677-01-01",
            "2262-01-01",
            "2013-01-01T",
            "2013-01-01T10")) {
      assertFalse(readIso(text, false), text);
    }
  }

  @Test
  void shouldAgreeWithTheLibraryWhenTimesAreIso() {
    for (long seed = 0; seed < 20_000; seed++) {
      final Random random = new Random(seed);
      final long second = (long) (random.nextDouble() * 1.8e10) - 9_000_000_000L;
      final LocalDateTime local =
          LocalDateTime.ofEpochSecond(second, random.nextInt(1_000_000_000), ZoneOffset.UTC);
      assertTrue(readIso(local.toString(), false), "seed " + seed + ": " + local);
      assertTrue(iso.local(), "seed " + seed);
      assertEquals(ns(local.toInstant(ZoneOffset.UTC)), iso.ns(), "seed " + seed + ": " + local);
      final OffsetDateTime offset =
          local.atOffset(ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 1080) - 1080)));
      assertTrue(readIso(offset.toString(), false), "seed " + seed + ": " + offset);
      assertFalse(iso.local(), "seed " + seed);
      assertEquals(ns(offset.toInstant()), iso.ns(), "seed " + seed + ": " + offset);
    }
  }

  /** ISO 8601 has minutes with a fraction, 21:15.5 for 21:15:30; it was read as 21:15:00.5. */
  @Test
  void shouldRefuseAFractionWhenThereAreNoSeconds() {
    assertFalse(readIso("2013-12-02 21:15.5", false));
    assertFalse(readIso("21:15.5", true));
    assertFalse(readIso("21:15.5Z", true));
  }

  /** Bytes that differ from a space or a T in one bit separated the date from the time. */
  @Test
  void shouldRefuseWhatSeparatesTheTimeWhenItIsNoSpaceAndNoT() {
    assertFalse(readIso("2013-12-02\u000021:15:00", false));
    assertFalse(readIso("2013-12-02_21:15:00", false));
  }

  @Test
  void shouldReadTheUsualFormsWhenTimesAreIso() {
    final long expected = ns(Instant.parse("2013-12-02T21:15:00Z"));
    for (final String text :
        List.of(
            "2013-12-02 21:15:00",
            " 2013-12-02T21:15 ",
            "2013-12-02t21:15:00.000000000",
            "2013-12-02 21:15:00Z",
            "2013-12-02T23:15:00+02:00",
            "2013-12-02T23:15:00+0200",
            "2013-12-02T23:15:00+02",
            "2013-12-02T16:15:00-05:00")) {
      assertTrue(readIso(text, false), text);
      assertEquals(expected, iso.ns(), text);
    }
    assertTrue(readIso("2013-12-02", false));
    assertEquals(ns(Instant.parse("2013-12-02T00:00:00Z")), iso.ns());
    assertTrue(readIso("09:30:00.5", true));
    assertEquals(34_200_500_000_000L, iso.ns());
  }
}
