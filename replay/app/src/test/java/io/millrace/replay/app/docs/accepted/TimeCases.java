package io.millrace.replay.app.docs.accepted;

import java.util.List;

/** How times may be written, in rows of cells. */
final class TimeCases {
  private static final String TIME = "format: csv, columns: {time: t}, time: ";
  private static final String TWO = "format: csv, columns: {date: d, time: t}, time: ";
  private static final String NEW_YORK = ", zone: America/New_York}";
  private static final String NO_TIME = "in:2: time: not a time: ";

  static final List<FormatCase> TIMES =
      List.of(
          read("ISO with an offset", TIME + "{unit: iso}", "2024-01-02T12:00:00.5+01:00"),
          read(
              "ISO with a comma before the fraction",
              TIME + "{unit: iso}",
              "\"2024-01-02 12:00:00,5\""),
          read("the leap second", TIME + "{unit: iso}", "2016-12-31T23:59:60Z"),
          refused("a day that is none", TIME + "{unit: iso}", "2023-02-29"),
          refused("the 24th hour", TIME + "{unit: iso}", "2024-01-02T24:00:00Z"),
          read(
              "a local time that there is twice",
              TIME + "{unit: iso" + NEW_YORK,
              "2024-11-03 01:30:00"),
          read(
              "a local time that there is not",
              TIME + "{unit: iso" + NEW_YORK,
              "2024-03-10 02:30:00"),
          read("milliseconds", TIME + "{unit: ms}", "1704196800123"),
          read("microseconds as unit auto", TIME + "{unit: auto}", "1704196800123456"),
          refused("digits and letters", TIME + "{unit: ms}", "1704196800123Z"),
          read(
              "a pattern",
              TIME + "{pattern: \"dd/MM/yyyy HH:mm:ss.SSS\"}",
              "02/01/2024 12:00:00.123"),
          refused("a pattern, another order", TIME + "{pattern: \"dd/MM/yyyy\"}", "01/31/2024"),
          read(
              "digits by pattern",
              TIME + "{pattern: \"yyyyMMdd HHmmssSSS\"}",
              "20240102 093000123"),
          new FormatCase(
              "date and time in two columns",
              TWO + "{pattern: \"yyyy.MM.dd HH:mm\"}",
              "d,t,px\n2024.01.02,12:30,5\n",
              "5",
              ""));

  private TimeCases() {}

  private static FormatCase read(final String name, final String feed, final String text) {
    return new FormatCase(name, feed, "t,px\n" + text + ",5\n", "5", "");
  }

  private static FormatCase refused(final String name, final String feed, final String text) {
    final String input = "t,px\n" + text + ",5\n";
    return new FormatCase(name, feed, input, "none; 1 reported", NO_TIME + "'" + text + "'");
  }
}
