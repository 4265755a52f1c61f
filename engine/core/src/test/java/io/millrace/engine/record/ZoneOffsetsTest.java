package io.millrace.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What stands in the text counts, whatever the JVM knows of time zones. */
final class ZoneOffsetsTest {
  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final String TEN_HOURS = Long.toString(36_000, 36);

  /** Two hours ahead from 10:00 UTC of the first day on, and one hour again from 20:00 UTC on. */
  private final ZoneOffsets zone =
      new ZoneOffsets("X|3600 7200|1:" + TEN_HOURS + " 0:" + TEN_HOURS + "|");

  private void expect(
      final double localHour, final double offsetHours, final ZoneOffsets.Kind kind) {
    final long localNs = Math.round(localHour * HOUR_NS);
    for (int guess = 0; guess < 5; guess++) {
      final int segment = zone.segment(localNs, guess);
      assertEquals(Math.round(offsetHours * HOUR_NS), zone.offsetNs(segment), "hour " + localHour);
      assertEquals(kind, zone.kind(segment), "hour " + localHour);
    }
  }

  @Test
  void shouldShiftMissingTimesForwardAndTakeTheEarlierOfTwo() {
    expect(-1e5, 1, ZoneOffsets.Kind.PLAIN);
    expect(10.999, 1, ZoneOffsets.Kind.PLAIN);
    expect(11, 1, ZoneOffsets.Kind.MISSING);
    expect(11.999, 1, ZoneOffsets.Kind.MISSING);
    expect(12, 2, ZoneOffsets.Kind.PLAIN);
    expect(20.999, 2, ZoneOffsets.Kind.PLAIN);
    expect(21, 2, ZoneOffsets.Kind.AMBIGUOUS);
    expect(21.999, 2, ZoneOffsets.Kind.AMBIGUOUS);
    expect(22, 1, ZoneOffsets.Kind.PLAIN);
    expect(1e5, 1, ZoneOffsets.Kind.PLAIN);
  }

  @Test
  void shouldFollowYearlyRules() {
    // From the last Sunday of March, 01:00 UTC, to that of October.
    final ZoneOffsets berlin =
        new ZoneOffsets("B|3600 7200||3,-1,7,3600,u,3600,0,1 10,-1,7,3600,u,3600,1,0");
    final long marchS = 1_711_846_800L; // 2024-03-31T01:00Z
    for (final long[] at :
        new long[][] {{marchS + 3_599, 1}, {marchS + 7_200, 2}, {marchS + 183 * 86_400L, 2}}) {
      final int segment = berlin.segment(at[0] * 1_000_000_000L, 0);
      assertEquals(at[1] * HOUR_NS, berlin.offsetNs(segment));
    }
  }

  @Test
  void shouldRefuseWhenTheTextIsNone() {
    for (final String text :
        new String[] {
          "", "X", "X||", "X|a||", "X|0|1:5|", "X|0|0:!|", "X|0||1", "B|0||3,-1,7,3600,x,3600,0,0"
        }) {
      assertThrows(IllegalArgumentException.class, () -> new ZoneOffsets(text), text);
    }
  }

  @Test
  void shouldBeEqualByText() {
    assertEquals(zone, new ZoneOffsets(zone.text()));
    assertEquals(zone.hashCode(), new ZoneOffsets(zone.text()).hashCode());
  }
}
