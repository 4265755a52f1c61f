package io.millrace.engine.record;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * The offsets of one time zone, as a text that is kept with a source: what a local time means is a
 * function of this text, never of the time zone data of the JVM that replays it. Immutable.
 *
 * <p>The text has four parts with {@code |} between them:
 *
 * <pre>
 *   name | offsets | transitions | yearly rules
 * </pre>
 *
 * <ul>
 *   <li>offsets: local time minus UTC in seconds, each once, a space between; the first one holds
 *       before all transitions;
 *   <li>transitions: {@code index:seconds} of the offset afterwards and, in base 36, the seconds
 *       since the transition before, the first one since the epoch;
 *   <li>yearly rules for the years that follow, {@code month,day,weekday,second,clock,standard,
 *       before,after}: the first such weekday (1 Monday to 7, 0 for any) at or after the day of the
 *       month, for a negative day at or before that day counted from the month's end; the second of
 *       the day by the clock {@code u} of UTC, {@code s} of standard time, {@code w} of the wall;
 *       the standard offset in seconds; the indexes of the offsets before and after.
 * </ul>
 *
 * <p>A local time that a transition skips is shifted forward by the length of the gap; one that
 * comes twice is the earlier of its two instants. Covers the years 1678 to 2261.
 */
public final class ZoneOffsets {
  /** How often a local time comes. */
  public enum Kind {
    /** Once. */
    PLAIN,
    /** Never: clocks were put forward past it. */
    MISSING,
    /** Twice: clocks were put back. */
    AMBIGUOUS
  }

  private static final int RADIX = 36;
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long DAY_S = 86_400;
  private static final int FIRST_YEAR = 1678;
  private static final int LAST_YEAR = 2261;
  private static final int MAX_TRANSITIONS = 1 << 14;
  private static final int RULE_PARTS = 8;

  private final String text;
  private final int[] offsets;
  private long[] fromNs = new long[256];
  private long[] offsetNs = new long[256];
  private Kind[] kinds = new Kind[256];
  private int segments = 1;
  private int offsetS;
  private long lastS = Long.MIN_VALUE;

  /**
   * Reads the text; allocates.
   *
   * @param text in the form above
   * @throws IllegalArgumentException where it has another form
   */
  public ZoneOffsets(final String text) {
    this.text = text;
    try {
      final String[] parts = text.split("\\|", -1);
      offsets = Arrays.stream(parts[1].split(" ")).mapToInt(Integer::parseInt).toArray();
      offsetS = offsets[0];
      fromNs[0] = Long.MIN_VALUE;
      offsetNs[0] = offsetS * SECOND_NS;
      kinds[0] = Kind.PLAIN;
      readTransitions(parts[2]);
      readRules(parts[3]);
    } catch (final RuntimeException wrong) {
      throw new IllegalArgumentException("not the offsets of a time zone: '" + text + "'", wrong);
    }
  }

  private void readTransitions(final String part) {
    long atS = 0;
    for (final String transition : part.isEmpty() ? new String[0] : part.split(" ")) {
      final int colon = transition.indexOf(':');
      atS += Long.parseLong(transition.substring(colon + 1), RADIX);
      add(atS, offsets[Integer.parseInt(transition.substring(0, colon))]);
    }
  }

  private void readRules(final String part) {
    if (part.isEmpty()) {
      return;
    }
    final int[][] rules =
        Arrays.stream(part.split(" ")).map(ZoneOffsets::rule).toArray(int[][]::new);
    final int since =
        lastS == Long.MIN_VALUE
            ? FIRST_YEAR
            : LocalDate.ofEpochDay(StrictMath.floorDiv(lastS, DAY_S)).getYear();
    for (int year = since; year <= LAST_YEAR; year++) {
      for (final int[] rule : rules) {
        final long atS = atS(rule, year);
        if (atS > lastS) {
          add(atS, offsets[rule[7]]);
        }
      }
    }
  }

  private static int[] rule(final String rule) {
    final String[] parts = rule.split(",");
    final int[] numbers = new int[RULE_PARTS];
    for (int i = 0; i < RULE_PARTS; i++) {
      numbers[i] = i == 4 ? "usw".indexOf(parts[i]) : Integer.parseInt(parts[i]);
    }
    if (numbers[4] < 0) {
      throw new IllegalArgumentException("not a clock of u, s and w: clock=" + parts[4]);
    }
    return numbers;
  }

  /** When a rule's transition comes in a year, in seconds since the epoch. */
  private long atS(final int[] rule, final int year) {
    final int month = rule[0];
    final int weekday = rule[2];
    LocalDate date =
        rule[1] < 0
            ? LocalDate.of(year, month, 1).plusMonths(1).plusDays(rule[1])
            : LocalDate.of(year, month, rule[1]);
    if (weekday > 0) {
      final int ahead = StrictMath.floorMod(weekday - date.getDayOfWeek().getValue(), 7);
      date = date.plusDays(rule[1] < 0 && ahead > 0 ? ahead - 7 : ahead);
    }
    final int clockOffset = rule[4] == 0 ? 0 : rule[4] == 1 ? rule[5] : offsets[rule[6]];
    return date.toEpochDay() * DAY_S + rule[3] - clockOffset;
  }

  /** Adds a transition: what comes never or twice, and then what comes once again. */
  private void add(final long atS, final int afterS) {
    lastS = atS;
    if (StrictMath.abs(atS) < Long.MAX_VALUE / SECOND_NS - DAY_S && afterS != offsetS) {
      final Kind kind = afterS > offsetS ? Kind.MISSING : Kind.AMBIGUOUS;
      add(atS + StrictMath.min(offsetS, afterS), offsetS, kind);
      add(atS + StrictMath.max(offsetS, afterS), afterS, Kind.PLAIN);
    }
    offsetS = afterS;
  }

  private void add(final long localS, final int offset, final Kind kind) {
    if (segments == MAX_TRANSITIONS) {
      throw new IllegalArgumentException("too many transitions");
    }
    if (segments == fromNs.length) {
      fromNs = Arrays.copyOf(fromNs, 2 * segments);
      offsetNs = Arrays.copyOf(offsetNs, 2 * segments);
      kinds = Arrays.copyOf(kinds, 2 * segments);
    }
    fromNs[segments] = StrictMath.max(localS * SECOND_NS, fromNs[segments - 1]);
    offsetNs[segments] = offset * SECOND_NS;
    kinds[segments] = kind;
    segments++;
  }

  /**
   * Finds where a local time lies; does not allocate.
   *
   * @param localNs ns since 1970-01-01 00:00 of the local clock
   * @param guess the answer for a time near it, any number of a segment, 0 at first
   * @return the number of its segment, for {@link #offsetNs} and {@link #kind}
   */
  public int segment(final long localNs, final int guess) {
    if (fromNs[guess] <= localNs && (guess + 1 == segments || localNs < fromNs[guess + 1])) {
      return guess;
    }
    int low = 0;
    int high = segments - 1;
    while (low < high) {
      final int middle = (low + high + 1) >>> 1;
      if (fromNs[middle] <= localNs) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /**
   * @param segment of a local time
   * @return the local time minus the instant that it means, in ns
   */
  public long offsetNs(final int segment) {
    return offsetNs[segment];
  }

  /**
   * @param segment of a local time
   * @return how often it comes
   */
  public Kind kind(final int segment) {
    return kinds[segment];
  }

  /** {@return the text that it was made of} */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof ZoneOffsets offsetsOf && offsetsOf.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
