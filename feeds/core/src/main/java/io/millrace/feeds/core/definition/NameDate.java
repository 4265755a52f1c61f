package io.millrace.feeds.core.definition;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a date in the name of a source: yyyyMMdd, yyyy-MM-dd or MMddyyyy. */
final class NameDate {
  private static final Pattern FORMS =
      Pattern.compile("(?<!\\d)(?:(\\d{4})-(\\d{2})-(\\d{2})|(\\d{8}))(?!\\d)");
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;

  private NameDate() {}

  /**
   * @param sourceName such as {@code archive.zip!entry}: the entry's own name is looked at first,
   *     then the archive's; folders are not
   * @return the first date in it, null where there is none
   */
  static LocalDate find(final String sourceName) {
    final int inner = sourceName.indexOf('!');
    LocalDate date = null;
    if (inner >= 0) {
      date = inName(lastPart(sourceName.substring(inner + 1)));
    }
    if (date == null) {
      date = inName(lastPart(inner >= 0 ? sourceName.substring(0, inner) : sourceName));
    }
    return date;
  }

  private static String lastPart(final String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static LocalDate inName(final String name) {
    final Matcher matcher = FORMS.matcher(name);
    while (matcher.find()) {
      final LocalDate date =
          matcher.group(4) == null
              ? date(matcher.group(1), matcher.group(2), matcher.group(3))
              : ofDigits(matcher.group(4));
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  private static LocalDate ofDigits(final String digits) {
    final LocalDate yearFirst =
        date(digits.substring(0, 4), digits.substring(4, 6), digits.substring(6));
    return yearFirst != null
        ? yearFirst
        : date(digits.substring(4), digits.substring(0, 2), digits.substring(2, 4));
  }

  private static LocalDate date(final String year, final String month, final String day) {
    final int yearNumber = Integer.parseInt(year);
    if (yearNumber < FIRST_YEAR || yearNumber > LAST_YEAR) {
      return null;
    }
    try {
      return LocalDate.of(yearNumber, Integer.parseInt(month), Integer.parseInt(day));
    } catch (final DateTimeException noSuchDay) {
      return null;
    }
  }
}
