package io.millrace.feeds.core.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.record.ZoneOffsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The text of a zone against the library, over every zone that this JVM knows. */
final class ZoneTextTest {
  private static void expect(
      final ZoneOffsets offsets, final ZoneId zone, final LocalDateTime local) {
    final long localNs = local.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L + local.getNano();
    final int segment = offsets.segment(localNs, 0);
    final long instantS = ZonedDateTime.of(local, zone).toEpochSecond();
    assertEquals(
        instantS * 1_000_000_000L + local.getNano(),
        localNs - offsets.offsetNs(segment),
        () -> zone + " " + local);
    final int times = zone.getRules().getValidOffsets(local).size();
    assertEquals(
        times == 1
            ? ZoneOffsets.Kind.PLAIN
            : times == 0 ? ZoneOffsets.Kind.MISSING : ZoneOffsets.Kind.AMBIGUOUS,
        offsets.kind(segment),
        () -> zone + " " + local);
  }

  @Test
  void shouldMeanWhatTheLibraryMeansInEveryZone() {
    for (final String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      final ZoneId zone = ZoneId.of(name);
      final ZoneOffsets offsets = ZoneText.of(zone);
      final SplittableRandom random = new SplittableRandom(name.hashCode());
      for (int i = 0; i < 200; i++) {
        final long second = random.nextLong(-9_200_000_000L, 9_200_000_000L);
        expect(offsets, zone, LocalDateTime.ofEpochSecond(second, i, ZoneOffset.UTC));
      }
      zone.getRules()
          .getTransitions()
          .forEach(
              transition -> {
                for (final long away :
                    List.of(-3_601, -3_600, -1_800, -1, 0, 1, 1_800, 3_599, 3_600)) {
                  expect(offsets, zone, transition.getDateTimeBefore().plusSeconds(away));
                }
              });
    }
  }

  @Test
  void shouldMeanWhatTheLibraryMeansAroundTheChangesToCome() {
    for (final String name :
        List.of(
            "America/New_York",
            "Europe/Berlin",
            "Australia/Lord_Howe",
            "Africa/Cairo",
            "Asia/Gaza")) {
      final ZoneId zone = ZoneId.of(name);
      final ZoneOffsets offsets = ZoneText.of(zone);
      for (int year = 2008; year < 2262; year++) {
        for (int hour = 0; hour < 365 * 24; hour += 1) {
          if (year > 2030 && hour % 24 > 4) {
            continue;
          }
          expect(offsets, zone, LocalDateTime.of(year, 1, 1, 0, 30).plusHours(hour));
        }
      }
    }
  }

  @Test
  void shouldBeShort() {
    final String text = ZoneText.of(ZoneId.of("America/New_York")).text();
    assertTrue(text.length() < 2_500, text);
    assertTrue(text.endsWith("|3,8,7,7200,w,-18000,1,2 11,1,7,7200,w,-18000,2,1"), text);
  }
}
