package io.millrace.feeds.core.number;

/**
 * One element of a {@link TimePattern}.
 *
 * @param kind of the element
 * @param field that it fills
 * @param min digits of a number
 * @param max digits of a number
 * @param reserved digits of the numbers that follow at once
 * @param scale times the number
 * @param base plus the number
 * @param first least value
 * @param last greatest value
 * @param literal bytes that have to stand there; null for others
 * @param after index of the step behind the innermost section around this one
 */
record TimePatternStep(
    Kind kind,
    int field,
    int min,
    int max,
    int reserved,
    int scale,
    int base,
    int first,
    int last,
    byte[] literal,
    int after) {
  static final int YEAR = 0;
  static final int MONTH = 1;
  static final int DAY = 2;
  static final int HOUR = 3;
  static final int HOUR_OF_HALF = 4;
  static final int HALF = 5;
  static final int MINUTE = 6;
  static final int SECOND = 7;
  static final int NANO = 8;
  static final int FIELDS = 9;

  /** What an element is. */
  enum Kind {
    /** Digits. */
    NUMBER,
    /** A month in three letters. */
    MONTH_NAME,
    /** AM or PM. */
    HALF,
    /** Bytes as they are. */
    LITERAL,
    /** Begins an optional section. */
    OPEN,
    /** Ends one. */
    CLOSE
  }

  static TimePatternStep number(
      final int field, final int min, final int max, final int first, final int last) {
    return new TimePatternStep(Kind.NUMBER, field, min, max, 0, 1, 0, first, last, null, 0);
  }

  static TimePatternStep fraction(final int digits, final int scale) {
    return new TimePatternStep(
        Kind.NUMBER, NANO, digits, digits, 0, scale, 0, 0, 999_999_999, null, 0);
  }

  static TimePatternStep shortYear() {
    return new TimePatternStep(Kind.NUMBER, YEAR, 2, 2, 0, 1, 2000, 2000, 2099, null, 0);
  }

  static TimePatternStep of(final Kind kind) {
    return new TimePatternStep(kind, 0, 0, 0, 0, 1, 0, 0, 0, null, 0);
  }

  static TimePatternStep literal(final byte[] literal) {
    return new TimePatternStep(Kind.LITERAL, 0, 0, 0, 0, 1, 0, 0, 0, literal, 0);
  }

  boolean isFixedNumber() {
    return kind == Kind.NUMBER && min == max;
  }

  TimePatternStep placed(final int newReserved, final int newAfter) {
    return new TimePatternStep(
        kind, field, min, max, newReserved, scale, base, first, last, literal, newAfter);
  }
}
