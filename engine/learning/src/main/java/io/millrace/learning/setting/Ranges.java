package io.millrace.learning.setting;

/** The words for a number that is out of its range, the same for a file and for Java. */
public final class Ranges {
  private Ranges() {}

  /**
   * @param value that is refused
   * @param min allowed
   * @param max allowed
   * @return the sentence
   */
  public static String outOfRange(final Object value, final long min, final long max) {
    return value + " is out of range: " + text(min, max);
  }

  /**
   * @param value that is refused
   * @param min allowed; {@link Double#MIN_NORMAL} or less for any number above 0
   * @param max allowed
   * @return the sentence
   */
  public static String outOfRange(final Object value, final double min, final double max) {
    return value + " is out of range: " + text(min, max);
  }

  static String text(final long min, final long max) {
    return "from " + min + " to " + max;
  }

  static String text(final double min, final double max) {
    final String from = min == -Double.MAX_VALUE ? "any finite number" : "from " + min;
    final String to = max == Double.MAX_VALUE ? "" : " to " + max;
    final boolean isAboveZero = min > 0 && min <= Double.MIN_NORMAL;
    return isAboveZero ? "above 0" + to : from + to;
  }
}
