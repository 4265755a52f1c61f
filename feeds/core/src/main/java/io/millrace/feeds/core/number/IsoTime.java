package io.millrace.feeds.core.number;

/**
 * Reads ISO 8601 times: {@code 2013-12-02 21:15:00}, with {@code T} or a space between, seconds and
 * up to 9 digits of fraction as they come, then nothing (a local time), {@code Z} or an offset such
 * as {@code +02:00 +0200 +02}. A date alone is its midnight; a time of day alone is one of the
 * source's date. Years 1678 to 2261, so that 64 bits hold the nanoseconds. Holds the last value;
 * one thread at a time.
 */
public final class IsoTime {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long DAY_S = 86_400L;

  private byte[] bytes;
  private int at;
  private int end;
  private long ns;
  private boolean local;

  /**
   * {@return the time read last, in ns since the epoch; where it is {@link #local}, as if its zone
   * were UTC}
   */
  public long ns() {
    return ns;
  }

  /** {@return whether the text had no offset} */
  public boolean local() {
    return local;
  }

  /**
   * @param text holds the time, with spaces around
   * @param from its first byte
   * @param to after its last byte
   * @param sinceMidnight whether it is a time of day, without a date
   * @return whether it was such a time
   */
  public boolean read(
      final byte[] text, final int from, final int to, final boolean sinceMidnight) {
    bytes = text;
    at = from;
    end = to;
    while (at < end && bytes[at] == ' ') {
      at++;
    }
    while (end > at && bytes[end - 1] == ' ') {
      end--;
    }
    local = true;
    ns = 0;
    if (!sinceMidnight) {
      if (!date()) {
        return false;
      }
      if (at == end) {
        return true;
      }
      if (!take('T') && !take(' ') && !take('t')) {
        return false;
      }
    }
    return timeOfDay() && zone();
  }

  private boolean date() {
    final int year = digits(4);
    if (year < 0 || !take('-')) {
      return false;
    }
    final int month = digits(2);
    if (month < 0 || !take('-')) {
      return false;
    }
    final long epochDay = CivilDate.epochDay(year, month, digits(2));
    ns = epochDay * DAY_S * SECOND_NS;
    return epochDay != CivilDate.NO_DATE;
  }

  private boolean timeOfDay() {
    final int hour = digits(2);
    if (hour < 0 || hour > 23 || !take(':')) {
      return false;
    }
    final int minute = digits(2);
    if (minute < 0 || minute > 59) {
      return false;
    }
    ns += (hour * 60L + minute) * 60L * SECOND_NS;
    return !take(':') || seconds();
  }

  /** 60 is the leap second, which nanoseconds since the epoch do not hold: the second after it. */
  private boolean seconds() {
    final int second = digits(2);
    if (second < 0 || second > 60) {
      return false;
    }
    ns += second * SECOND_NS;
    return !(take('.') || take(',')) || fraction();
  }

  private boolean fraction() {
    long unit = SECOND_NS;
    long value = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      unit /= 10;
      if (unit == 0) {
        return false;
      }
      value += unit * (bytes[at++] - '0');
    }
    ns += value;
    return unit < SECOND_NS;
  }

  private boolean zone() {
    if (at == end) {
      return true;
    }
    local = false;
    if (take('Z') || take('z')) {
      return at == end;
    }
    final boolean west = take('-');
    if (!west && !take('+')) {
      return false;
    }
    final int hours = digits(2);
    int minutes = 0;
    if (at < end) {
      take(':');
      minutes = digits(2);
    }
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || at != end) {
      return false;
    }
    final long offsetNs = (hours * 60L + minutes) * 60L * SECOND_NS;
    ns += west ? offsetNs : -offsetNs;
    return true;
  }

  private boolean take(final char wanted) {
    if (at < end && bytes[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  /** Reads so many digits; -1 where they are not there. */
  private int digits(final int count) {
    if (at + count > end) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < count; i++) {
      final int digit = bytes[at++] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
