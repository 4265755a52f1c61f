package io.millrace.feeds.core.number;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads times by a pattern in the letters of {@code java.time.format.DateTimeFormatter}, from bytes
 * and without allocation.
 *
 * <p>A number of one letter has one or two digits, where other numbers follow it at once as many as
 * they leave; one of two letters has two. {@code yyyy} has four, {@code yy} is 2000 to 2099, {@code
 * MMM} a month such as {@code Jan}, {@code a} is AM or PM, months and these in either case; {@code
 * S} stands for a digit of the fraction each. What is not in the text, in an optional section that
 * does not fit, is 0. Holds the last value; one thread at a time.
 */
public final class TimePattern {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final int DAY_S = 86_400;
  private static final int NOT_GIVEN = -1;
  private static final byte[] MONTHS =
      "janfebmaraprmayjunjulaugsepoctnovdec".getBytes(StandardCharsets.US_ASCII);

  private final TimePatternStep[] steps;
  private final int[] values = new int[TimePatternStep.FIELDS];
  private final int[] sections;
  private final boolean hasDate;
  private byte[] bytes;
  private int end;
  private long ns;

  /**
   * Allocates.
   *
   * @param pattern in those letters
   * @throws IllegalArgumentException where it is no such pattern; the message is one line that
   *     names the letter
   */
  public TimePattern(final String pattern) {
    final TimePatternCompiler compiler = new TimePatternCompiler(pattern);
    steps = compiler.steps();
    hasDate = compiler.hasDate();
    sections = new int[(TimePatternStep.FIELDS + 1) * (steps.length + 1)];
  }

  /** {@return whether texts hold a date; else they are times of day} */
  public boolean hasDate() {
    return hasDate;
  }

  /**
   * {@return the time read last, in ns since 1970-01-01 00:00 of the local clock, or since midnight
   * where there is no date}
   */
  public long ns() {
    return ns;
  }

  /**
   * @param text holds the time, with spaces around
   * @param from its first byte
   * @param to after its last byte
   * @return whether it was such a time
   */
  public boolean read(final byte[] text, final int from, final int to) {
    int start = from;
    bytes = text;
    end = to;
    while (start < end && bytes[start] == ' ') {
      start++;
    }
    while (end > start && bytes[end - 1] == ' ') {
      end--;
    }
    Arrays.fill(values, NOT_GIVEN);
    return pass(start) == end && resolve();
  }

  /** Passes the steps; where one inside a section fails, the section counts as not there. */
  private int pass(final int start) {
    int at = start;
    int depth = 0;
    int i = 0;
    while (i < steps.length) {
      final TimePatternStep step = steps[i];
      if (step.kind() == TimePatternStep.Kind.OPEN) {
        save(depth++, at);
        i++;
      } else if (step.kind() == TimePatternStep.Kind.CLOSE) {
        depth--;
        i++;
      } else {
        at = one(step, at);
        i++;
        if (at < 0) {
          if (depth == 0) {
            return -1;
          }
          at = restore(--depth);
          i = step.after();
        }
      }
    }
    return at;
  }

  private void save(final int depth, final int at) {
    final int base = depth * (TimePatternStep.FIELDS + 1);
    System.arraycopy(values, 0, sections, base, TimePatternStep.FIELDS);
    sections[base + TimePatternStep.FIELDS] = at;
  }

  private int restore(final int depth) {
    final int base = depth * (TimePatternStep.FIELDS + 1);
    System.arraycopy(sections, base, values, 0, TimePatternStep.FIELDS);
    return sections[base + TimePatternStep.FIELDS];
  }

  /** Passes what one step stands for; returns the place after it, -1 where it is not there. */
  private int one(final TimePatternStep step, final int at) {
    return switch (step.kind()) {
      case LITERAL -> literal(step.literal(), at);
      case MONTH_NAME -> monthName(at);
      case HALF -> half(at);
      default -> number(step, at);
    };
  }

  private int literal(final byte[] literal, final int at) {
    final int after = at + literal.length;
    final boolean same =
        after <= end && Arrays.equals(literal, 0, literal.length, bytes, at, after);
    return same ? after : -1;
  }

  private int number(final TimePatternStep step, final int at) {
    int width = step.max();
    if (step.min() < step.max()) {
      int digits = 0;
      while (digits < step.max() + step.reserved() && isDigit(at + digits)) {
        digits++;
      }
      width = Math.min(digits - step.reserved(), step.max());
    }
    if (width < step.min()) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + width; i++) {
      if (!isDigit(i)) {
        return -1;
      }
      value = value * 10 + bytes[i] - '0';
    }
    return put(step, value * step.scale() + step.base(), at + width);
  }

  private int put(final TimePatternStep step, final int value, final int after) {
    final int field = step.field();
    final boolean fits = value >= step.first() && value <= step.last();
    if (!fits || (values[field] != NOT_GIVEN && values[field] != value)) {
      return -1;
    }
    values[field] = value;
    return after;
  }

  private boolean isDigit(final int at) {
    return at < end && bytes[at] >= '0' && bytes[at] <= '9';
  }

  private int monthName(final int at) {
    for (int month = 1; at + 3 <= end && month <= 12; month++) {
      if (isText(at, MONTHS, 3 * month - 3, 3)) {
        final int before = values[TimePatternStep.MONTH];
        values[TimePatternStep.MONTH] = month;
        return before == NOT_GIVEN || before == month ? at + 3 : -1;
      }
    }
    return -1;
  }

  private int half(final int at) {
    if (at + 2 > end || (bytes[at + 1] | 0x20) != 'm') {
      return -1;
    }
    final int letter = bytes[at] | 0x20;
    values[TimePatternStep.HALF] = letter == 'p' ? 1 : 0;
    return letter == 'a' || letter == 'p' ? at + 2 : -1;
  }

  private boolean isText(final int at, final byte[] lower, final int from, final int length) {
    for (int i = 0; i < length; i++) {
      if ((bytes[at + i] | 0x20) != lower[from + i]) {
        return false;
      }
    }
    return true;
  }

  private boolean resolve() {
    final int hour = hour();
    final int secondOfDay =
        (hour * 60 + given(TimePatternStep.MINUTE)) * 60 + given(TimePatternStep.SECOND);
    if (hour < 0 || secondOfDay >= DAY_S) {
      return false;
    }
    ns = secondOfDay * SECOND_NS + given(TimePatternStep.NANO);
    if (!hasDate) {
      return true;
    }
    final long day =
        CivilDate.epochDay(
            values[TimePatternStep.YEAR],
            values[TimePatternStep.MONTH],
            values[TimePatternStep.DAY]);
    ns += day * DAY_S * SECOND_NS;
    return day != CivilDate.NO_DATE;
  }

  /** The hour of the day; -1 where the hour of the half day says no half, or another one. */
  private int hour() {
    final int hour = values[TimePatternStep.HOUR];
    final int ofHalf = values[TimePatternStep.HOUR_OF_HALF];
    if (ofHalf == NOT_GIVEN) {
      return Math.max(hour, 0);
    }
    final int half = values[TimePatternStep.HALF];
    final int told = half == NOT_GIVEN ? NOT_GIVEN : ofHalf % 12 + 12 * half;
    return hour == NOT_GIVEN || hour == told ? told : NOT_GIVEN;
  }

  private int given(final int field) {
    return Math.max(values[field], 0);
  }
}
