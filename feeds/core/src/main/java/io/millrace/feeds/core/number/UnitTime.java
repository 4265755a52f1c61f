package io.millrace.feeds.core.number;

/**
 * Reads times that are numbers of a decimal unit, digit by digit into nanoseconds, so that no
 * fraction passes through a double. Digits finer than a nanosecond are dropped. Holds the last
 * value; one thread at a time.
 */
public final class UnitTime {
  private static final int MAX_EXPONENT = 9_999;

  private long ns;

  /** {@return the time read last, in ns} */
  public long ns() {
    return ns;
  }

  /**
   * @param bytes hold {@code [+-]digits[.digits][e[+-]digits]}, with spaces around
   * @param from its first byte
   * @param to after its last byte
   * @param unitDigits power of ten that makes nanoseconds of the unit: 9 for seconds
   * @return whether it was such a number, within 64 bits of nanoseconds
   */
  public boolean read(final byte[] bytes, final int from, final int to, final int unitDigits) {
    int start = from;
    int end = to;
    while (start < end && bytes[start] == ' ') {
      start++;
    }
    while (end > start && bytes[end - 1] == ' ') {
      end--;
    }
    final boolean negative = start < end && bytes[start] == '-';
    if (negative || (start < end && bytes[start] == '+')) {
      start++;
    }
    int at = start;
    int wholeDigits = 0;
    int digits = 0;
    boolean point = false;
    for (; at < end; at++) {
      if (isDigit(bytes[at])) {
        digits++;
        wholeDigits += point ? 0 : 1;
      } else if (bytes[at] == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (digits == 0 || (at < end && !isExponent(bytes, at, end))) {
      return false;
    }
    final int shift = at < end ? exponent(bytes, at + 1, end) : 0;
    return collect(bytes, start, at, wholeDigits + shift + unitDigits, negative);
  }

  /** Takes the first {@code wanted} digits as a whole number, with zeros where there are fewer. */
  private boolean collect(
      final byte[] bytes, final int from, final int to, final int wanted, final boolean negative) {
    long value = 0;
    int left = wanted;
    for (int at = from; at < to && left > 0; at++) {
      if (bytes[at] != '.') {
        final int digit = bytes[at] - '0';
        if (value > (Long.MAX_VALUE - digit) / 10) {
          return false;
        }
        value = value * 10 + digit;
        left--;
      }
    }
    for (; left > 0 && value != 0; left--) {
      if (value > Long.MAX_VALUE / 10) {
        return false;
      }
      value *= 10;
    }
    ns = negative ? -value : value;
    return true;
  }

  private static boolean isExponent(final byte[] bytes, final int from, final int to) {
    if ((bytes[from] | 0x20) != 'e') {
      return false;
    }
    int at = from + 1;
    if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
      at++;
    }
    if (at == to) {
      return false;
    }
    for (; at < to; at++) {
      if (!isDigit(bytes[at])) {
        return false;
      }
    }
    return true;
  }

  private static int exponent(final byte[] bytes, final int from, final int to) {
    final boolean negative = bytes[from] == '-';
    int exponent = 0;
    for (int at = from; at < to; at++) {
      if (isDigit(bytes[at])) {
        exponent = Math.min(exponent * 10 + bytes[at] - '0', MAX_EXPONENT);
      }
    }
    return negative ? -exponent : exponent;
  }

  private static boolean isDigit(final byte value) {
    return value >= '0' && value <= '9';
  }
}
