package io.millrace.feeds.core.number;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/**
 * Reads decimal numbers: {@code [+-]digits[.digits][e[+-]digits]}, with digits before or after the
 * point, spaces around them left out. The value is the double nearest to the decimal. Holds the
 * last value; one thread at a time.
 *
 * <p>Numbers of at most 2^53 times or over a power of ten up to 22 take one exact multiplication or
 * division (Clinger 1990, "How to read floating point numbers accurately"); the others go to
 * fastdoubleparser, which allocates only where more than 19 digits leave the nearest double open,
 * or the value is subnormal.
 */
public final class DecimalText {
  /** What a text was. */
  public enum Kind {
    /** A number; {@link DecimalText#value} has it. */
    NUMBER,
    /** NaN, an infinity, or a number beyond the doubles: the value is NaN. */
    NON_FINITE,
    /** Nothing but spaces: the value is NaN. */
    EMPTY,
    /** No number: the value is NaN. */
    NO_NUMBER
  }

  private static final long MAX_EXACT = 1L << 53;
  private static final int MAX_DIGITS = 18;
  private static final int MAX_EXPONENT = 99_999;
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final byte[][] WORDS = {
    {'n', 'a', 'n'}, {'i', 'n', 'f'}, {'i', 'n', 'f', 'i', 'n', 'i', 't', 'y'}
  };

  private final int point;
  private byte[] withPoint = new byte[64];
  private double value;

  /** Reads numbers with a decimal point. */
  public DecimalText() {
    this('.');
  }

  /**
   * @param point before the fraction: a point or a comma
   */
  public DecimalText(final int point) {
    this.point = point;
  }

  /** {@return the value read last, NaN unless it was a number} */
  public double value() {
    return value;
  }

  /**
   * @param bytes hold the text
   * @param from its first byte
   * @param to after its last byte
   * @return what it was
   */
  public Kind read(final byte[] bytes, final int from, final int to) {
    int start = from;
    int end = to;
    while (start < end && bytes[start] == ' ') {
      start++;
    }
    while (end > start && bytes[end - 1] == ' ') {
      end--;
    }
    value = Double.NaN;
    return start == end ? Kind.EMPTY : readTrimmed(bytes, start, end);
  }

  private Kind readTrimmed(final byte[] bytes, final int from, final int to) {
    int at = from;
    final boolean negative = bytes[at] == '-';
    if (negative || bytes[at] == '+') {
      at++;
    }
    final int firstDigit = at;
    final int mark = point;
    long mantissa = 0;
    int significant = 0;
    int digits = 0;
    int pointAt = -1;
    for (; at < to; at++) {
      final int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits++;
        if (significant < MAX_DIGITS) {
          mantissa = mantissa * 10 + digit;
        }
        significant += significant > 0 || digit > 0 ? 1 : 0;
      } else if (bytes[at] == mark && pointAt < 0) {
        pointAt = at;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return word(bytes, firstDigit, to);
    }
    final int fraction = pointAt < 0 ? 0 : at - pointAt - 1;
    final int exponent = at == to ? 0 : exponent(bytes, at, to);
    if (exponent == Integer.MIN_VALUE) {
      return Kind.NO_NUMBER;
    }
    final boolean exact = significant <= MAX_DIGITS && mantissa <= MAX_EXACT;
    return finish(bytes, from, to, negative, exact ? mantissa : -1, exponent - fraction);
  }

  private Kind finish(
      final byte[] bytes,
      final int from,
      final int to,
      final boolean negative,
      final long exactMantissa,
      final int power) {
    final double read;
    if (exactMantissa >= 0 && power <= 0 && power > -POWERS.length) {
      final double positive = exactMantissa / POWERS[-power];
      read = negative ? -positive : positive;
    } else if (exactMantissa >= 0 && power > 0 && power < POWERS.length) {
      final double positive = exactMantissa * POWERS[power];
      read = negative ? -positive : positive;
    } else {
      read = parsed(bytes, from, to - from);
    }
    if (Double.isInfinite(read)) {
      return Kind.NON_FINITE;
    }
    value = read;
    return Kind.NUMBER;
  }

  private double parsed(final byte[] bytes, final int from, final int length) {
    if (point == '.') {
      return JavaDoubleParser.parseDouble(bytes, from, length);
    }
    if (withPoint.length < length) {
      withPoint = new byte[2 * length];
    }
    for (int i = 0; i < length; i++) {
      withPoint[i] = bytes[from + i] == point ? (byte) '.' : bytes[from + i];
    }
    return JavaDoubleParser.parseDouble(withPoint, 0, length);
  }

  /** Reads {@code e[+-]digits} up to the end; the least int where it is none. */
  private static int exponent(final byte[] bytes, final int from, final int to) {
    if ((bytes[from] | 0x20) != 'e' || from + 1 == to) {
      return Integer.MIN_VALUE;
    }
    int at = from + 1;
    final boolean negative = bytes[at] == '-';
    if (negative || bytes[at] == '+') {
      at++;
    }
    if (at == to) {
      return Integer.MIN_VALUE;
    }
    int exponent = 0;
    for (; at < to; at++) {
      final int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MIN_VALUE;
      }
      exponent = Math.min(exponent * 10 + digit, MAX_EXPONENT);
    }
    return negative ? -exponent : exponent;
  }

  private static Kind word(final byte[] bytes, final int from, final int to) {
    for (final byte[] word : WORDS) {
      if (word.length == to - from && isWord(word, bytes, from)) {
        return Kind.NON_FINITE;
      }
    }
    return Kind.NO_NUMBER;
  }

  private static boolean isWord(final byte[] word, final byte[] bytes, final int from) {
    for (int i = 0; i < word.length; i++) {
      if ((bytes[from + i] | 0x20) != word[i]) {
        return false;
      }
    }
    return true;
  }
}
