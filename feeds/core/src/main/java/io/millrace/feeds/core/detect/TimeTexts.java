package io.millrace.feeds.core.detect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Returns how the times of a column are written. */
final class TimeTexts {
  private static final Pattern ISO =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d(:?\\d\\d)?)?)?");
  private static final Pattern DATE_FIRST =
      Pattern.compile(
          "(?:(\\d{4})([./-]?)(\\d\\d)\\2(\\d\\d)|(\\d\\d)([./-])(\\d\\d)\\6(\\d{4}))"
              + "(?:([ T,]?)(\\d\\d)(:?)(\\d\\d)(?:\\11(\\d\\d)([.,]?)(\\d{0,9}))?)?");
  private static final Pattern TIME_OF_DAY =
      Pattern.compile("\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?");
  private static final double FIRST_SECOND = 631_152_000;
  private static final double LAST_SECOND = 4_102_444_800.0;

  private TimeTexts() {}

  /** Keys of {@code time} that read these texts; null where they are no times. */
  static Map<String, String> of(final List<String> texts) {
    final List<String> present = texts.stream().filter(text -> !text.isEmpty()).toList();
    if (present.isEmpty()) {
      return null;
    }
    if (present.stream().allMatch(text -> ISO.matcher(text).matches())) {
      return keys("unit", "iso");
    }
    final String unit = unit(present);
    if (unit != null) {
      return keys("unit", unit);
    }
    final String pattern = pattern(present);
    return pattern == null ? null : keys("pattern", pattern);
  }

  static Map<String, String> keys(final String key, final String value) {
    final Map<String, String> keys = new LinkedHashMap<>();
    keys.put(key, value);
    return keys;
  }

  static boolean areTimesOfDay(final List<String> texts) {
    return !texts.isEmpty() && texts.stream().allMatch(text -> TIME_OF_DAY.matcher(text).matches());
  }

  /** Whether day and month may change places: no text of the form 03/04/2020 settles it. */
  static boolean areAmbiguous(final List<String> texts) {
    for (final String text : texts) {
      final Matcher matcher = DATE_FIRST.matcher(text);
      final boolean dayFirst = matcher.matches() && matcher.group(5) != null;
      if (!dayFirst || isAboveTwelve(matcher.group(5)) || isAboveTwelve(matcher.group(7))) {
        return false;
      }
    }
    return true;
  }

  /** The unit in which all are seconds since the epoch of the years 1990 to 2100. */
  private static String unit(final List<String> texts) {
    if (!texts.stream().allMatch(text -> text.matches("\\d{9,19}(\\.\\d+)?"))) {
      return null;
    }
    double perSecond = 1;
    for (final String unit : List.of("s", "ms", "us", "ns")) {
      final double scale = perSecond;
      if (texts.stream().allMatch(text -> isSecond(Double.parseDouble(text) / scale))) {
        return unit;
      }
      perSecond *= 1_000;
    }
    return null;
  }

  private static boolean isSecond(final double seconds) {
    return seconds >= FIRST_SECOND && seconds < LAST_SECOND;
  }

  private static String pattern(final List<String> texts) {
    boolean monthFirst = false;
    String found = null;
    for (final String text : texts) {
      final Matcher matcher = DATE_FIRST.matcher(text);
      if (!matcher.matches() || !isDate(matcher)) {
        return null;
      }
      monthFirst |= matcher.group(5) != null && isAboveTwelve(matcher.group(7));
      final String one = pattern(matcher);
      // With and without a fraction in one column: the longer form, its fraction optional.
      final String longer = found == null || one.length() > found.length() ? one : found;
      final String shorter = found == null || longer.equals(one) ? found : one;
      found = merged(longer, shorter);
      if (found == null) {
        return null;
      }
    }
    return monthFirst ? found.replaceFirst("dd(.)MM", "MM$1dd") : found;
  }

  private static String merged(final String longer, final String shorter) {
    if (shorter == null || longer.equals(shorter)) {
      return longer;
    }
    final String plain = longer.replace("[", "").replace("]", "");
    return plain.startsWith(shorter) && plain.startsWith(".S", shorter.length())
        ? shorter + "[" + plain.substring(shorter.length()) + "]"
        : null;
  }

  private static boolean isDate(final Matcher matcher) {
    final boolean yearFirst = matcher.group(1) != null;
    final int year = Integer.parseInt(matcher.group(yearFirst ? 1 : 8));
    final int first = Integer.parseInt(matcher.group(yearFirst ? 3 : 5));
    final int second = Integer.parseInt(matcher.group(yearFirst ? 4 : 7));
    final boolean monthDay = first <= 12 && second <= 31;
    return year >= 1678
        && year <= 2261
        && first > 0
        && second > 0
        && (monthDay || (!yearFirst && first <= 31 && second <= 12));
  }

  private static boolean isAboveTwelve(final String digits) {
    return Integer.parseInt(digits) > 12;
  }

  private static String pattern(final Matcher matcher) {
    final String separator = matcher.group(1) != null ? matcher.group(2) : matcher.group(6);
    final StringBuilder pattern = new StringBuilder();
    pattern.append(
        matcher.group(1) != null
            ? String.join(separator, "yyyy", "MM", "dd")
            : String.join(separator, "dd", "MM", "yyyy"));
    if (matcher.group(9) == null) {
      return pattern.toString();
    }
    pattern.append(matcher.group(9).equals("T") ? "'T'" : matcher.group(9));
    pattern.append("HH").append(matcher.group(11)).append("mm");
    if (matcher.group(13) != null) {
      pattern.append(matcher.group(11)).append("ss").append(matcher.group(14));
      pattern.append("S".repeat(matcher.group(15).length()));
    }
    return pattern.toString();
  }
}
