package io.millrace.learning.setting;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as pipelines and expressions write them: {@code 250ms 10s 5m 1h 7d}. */
public final class Durations {
  /** The units, for messages. */
  public static final String UNITS = "ns us ms s m h d";

  private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|ms|s|m|h|d)");

  private Durations() {}

  /**
   * @param unit one of {@link #UNITS}
   * @return its length in ns, 0 for another text
   */
  public static long unitNs(final String unit) {
    return switch (unit) {
      case "ns" -> 1L;
      case "us" -> 1_000L;
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      case "d" -> 86_400_000_000_000L;
      default -> 0L;
    };
  }

  /**
   * @param text such as {@code 250ms}
   * @return its length in ns; empty where the text is no duration, or one that is not a whole
   *     number of ns within 64 bits
   */
  public static OptionalLong parseNs(final String text) {
    final Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          new java.math.BigDecimal(matcher.group(1))
              .multiply(java.math.BigDecimal.valueOf(unitNs(matcher.group(2))))
              .longValueExact());
    } catch (final ArithmeticException tooLongOrFine) {
      return OptionalLong.empty();
    }
  }

  /**
   * @param text of any kind
   * @return whether it is a number and a unit, be it more than 64 bits of ns or a fraction of one
   */
  public static boolean hasForm(final String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * @param text that a key which takes a duration above 0 refuses
   * @return the sentence
   */
  public static String refusal(final String text) {
    return hasForm(text) && parseNs(text).isEmpty()
        ? "'" + text + "' is not a whole number of ns from 1 to " + Long.MAX_VALUE
        : "'" + text + "' is not a duration above 0, such as 10s (units " + UNITS + ")";
  }

  /**
   * @param ns a duration
   * @return the shortest text that {@link #parseNs} reads as the same
   */
  public static String format(final long ns) {
    final String[] units = UNITS.split(" ");
    for (int i = units.length - 1; i > 0; i--) {
      if (ns != 0 && ns % unitNs(units[i]) == 0) {
        return ns / unitNs(units[i]) + units[i];
      }
    }
    return ns + "ns";
  }
}
