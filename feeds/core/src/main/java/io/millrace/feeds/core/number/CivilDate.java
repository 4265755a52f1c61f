package io.millrace.feeds.core.number;

/** Dates of the proleptic Gregorian calendar as numbers. Allocates nothing. */
final class CivilDate {
  /** Stands for a date that does not exist, or whose nanoseconds 64 bits do not hold. */
  static final long NO_DATE = Long.MIN_VALUE;

  private static final int FIRST_YEAR = 1678;
  private static final int LAST_YEAR = 2261;
  private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private CivilDate() {}

  /**
   * Returns days since 1970-01-01 of a date in the years 1678 to 2261, {@link #NO_DATE} for others.
   */
  static long epochDay(final int year, final int month, final int day) {
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) {
      return NO_DATE;
    }
    final boolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    final int last = month == 2 && leap ? 29 : MONTH_DAYS[month - 1];
    return day < 1 || day > last ? NO_DATE : count(year, month, day);
  }

  /** Counts years from March, so that the leap day is the last one. */
  private static long count(final int year, final int month, final int day) {
    final int y = month <= 2 ? year - 1 : year;
    final int era = y / 400;
    final int yearOfEra = y - era * 400;
    final int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    final int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468L;
  }
}
