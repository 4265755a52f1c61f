package io.millrace.feeds.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.record.Source;
import io.millrace.engine.record.ZoneOffsets;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.definition.FeedDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every way to write a time that a feed accepts or refuses: the list that the documentation of the
 * formats is made of. Each case is tried in each format that has time columns.
 */
public final class TimeTextsTest {
  /**
   * One text.
   *
   * @param name what it shows
   * @param date text of the date column, null where the feed has none
   * @param time text of the time column
   * @param settings of {@code time}, keys and values
   * @param utc the instant in ISO 8601, null where the text is refused
   * @param message of the refusal, or the kind of odd input that it counts as; null for neither
   */
  public record Case(
      String name,
      String date,
      String time,
      Map<String, Object> settings,
      String utc,
      String message) {
    private Object definition(final String format) {
      final Map<String, Object> columns = Feeds.map("time", "t");
      if (date != null) {
        columns.put("date", "d");
      }
      return Feeds.definition("format", format, "columns", columns, "time", settings);
    }
  }

  private static Case read(
      final String name, final String time, final String utc, final Object... settings) {
    return new Case(name, null, time, Feeds.map(settings), utc, null);
  }

  private static Case counted(
      final String name,
      final String time,
      final String utc,
      final String kind,
      final Object... settings) {
    return new Case(name, null, time, Feeds.map(settings), utc, kind);
  }

  private static Case refused(
      final String name, final String time, final String message, final Object... settings) {
    return new Case(name, null, time, Feeds.map(settings), null, message);
  }

  private static Case dated(
      final String name,
      final String date,
      final String time,
      final String utc,
      final Object... settings) {
    return new Case(name, date, time, Feeds.map(settings), utc, null);
  }

  /**
   * @return all cases
   */
  public static List<Case> cases() {
    return Stream.of(numbers(), iso(), zones(), patterns(), columns())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Case> numbers() {
    return List.of(
        read("seconds", "1609459200", "2021-01-01T00:00:00Z", "unit", "s"),
        read(
            "seconds with a fraction",
            "1609459200.000000001",
            "2021-01-01T00:00:00.000000001Z",
            "unit",
            "s"),
        read("seconds with an exponent", "1.6094592e9", "2021-01-01T00:00:00Z", "unit", "s"),
        read("milliseconds", "1609459200123", "2021-01-01T00:00:00.123Z", "unit", "ms"),
        read("microseconds", "1609459200123456", "2021-01-01T00:00:00.123456Z", "unit", "us"),
        read("nanoseconds", "1609459200123456789", "2021-01-01T00:00:00.123456789Z", "unit", "ns"),
        read("before the epoch", "-86400000", "1969-12-31T00:00:00Z", "unit", "ms"),
        read("spaces around", " 1609459200 ", "2021-01-01T00:00:00Z", "unit", "s"),
        refused("text", "noon", "not a time", "unit", "s"),
        refused("nothing", "", "not a time", "unit", "s"),
        refused(
            "microseconds for milliseconds",
            "1735689600000000",
            "not a time in ms, but one in us",
            "unit",
            "ms"),
        refused(
            "milliseconds for seconds",
            "1735689600000",
            "not a time in s, but one in ms",
            "unit",
            "s"),
        read("auto: seconds", "1609459200.5", "2021-01-01T00:00:00.500Z", "unit", "auto"),
        read("auto: milliseconds", "1735689600000", "2025-01-01T00:00:00Z", "unit", "auto"),
        read(
            "auto: microseconds",
            "1735689600000001",
            "2025-01-01T00:00:00.000001Z",
            "unit",
            "auto"),
        read(
            "auto: nanoseconds",
            "1735689600000000001",
            "2025-01-01T00:00:00.000000001Z",
            "unit",
            "auto"),
        refused("auto: no year from 1990 to 2099", "86400000", "not a time", "unit", "auto"),
        read(
            "since midnight",
            "34200000",
            "2013-10-07T13:30:00Z",
            "unit",
            "ms",
            "since",
            "midnight",
            "date",
            "2013-10-07",
            "zone",
            "America/New_York"),
        read(
            "since midnight, after the clock went back",
            "34200",
            "2021-11-07T14:30:00Z",
            "unit",
            "s",
            "since",
            "midnight",
            "date",
            "2021-11-07",
            "zone",
            "America/New_York"));
  }

  private static List<Case> iso() {
    return List.of(
        read("ISO with a space", "2013-12-02 21:15:00", "2013-12-02T21:15:00Z", "unit", "iso"),
        read(
            "ISO with T and Z",
            "2013-12-02T21:15:00.123456789Z",
            "2013-12-02T21:15:00.123456789Z",
            "unit",
            "iso"),
        read("ISO with an offset", "2013-12-02T23:15+02:00", "2013-12-02T21:15:00Z", "unit", "iso"),
        read("a date alone", "2013-12-02", "2013-12-02T00:00:00Z", "unit", "iso"),
        read(
            "ISO of another zone",
            "2013-12-02 16:15:00",
            "2013-12-02T21:15:00Z",
            "unit",
            "iso",
            "zone",
            "-05:00"),
        read(
            "a time of day",
            "09:30:00.5",
            "2013-10-07T13:30:00.500Z",
            "unit",
            "iso",
            "since",
            "midnight",
            "date",
            "2013-10-07",
            "zone",
            "America/New_York"),
        refused("no such day", "2013-02-29", "not a time", "unit", "iso"),
        refused(
            "ten digits of fraction",
            "2013-01-01 00:00:00.1234567891",
            "not a time",
            "unit",
            "iso"),
        refused("the 24th hour", "2013-01-01 24:00", "not a time", "unit", "iso"));
  }

  private static List<Case> zones() {
    final Object[] newYork = {"unit", "iso", "zone", "America/New_York"};
    return List.of(
        read("winter in New York", "2021-03-14 01:59:59", "2021-03-14T06:59:59Z", newYork),
        counted(
            "an hour that never was",
            "2021-03-14 02:30:00",
            "2021-03-14T07:30:00Z",
            "time_missing",
            newYork),
        read("summer in New York", "2021-03-14 03:00:00", "2021-03-14T07:00:00Z", newYork),
        read(
            "before the hour that came twice",
            "2021-11-07 00:59:59",
            "2021-11-07T04:59:59Z",
            newYork),
        counted(
            "an hour that came twice",
            "2021-11-07 01:30:00",
            "2021-11-07T05:30:00Z",
            "time_ambiguous",
            newYork),
        read(
            "the same hour with its offset",
            "2021-11-07 01:30:00-05:00",
            "2021-11-07T06:30:00Z",
            newYork),
        read(
            "after the hour that came twice",
            "2021-11-07 02:00:00",
            "2021-11-07T07:00:00Z",
            newYork),
        read("a year far ahead", "2150-07-01 12:00", "2150-07-01T16:00:00Z", newYork),
        read("before there were zones", "1850-01-01 12:00", "1850-01-01T16:56:02Z", newYork));
  }

  private static List<Case> patterns() {
    return List.of(
        read(
            "day first",
            "02/01/2020 09:30:00.123",
            "2020-01-02T09:30:00.123Z",
            "pattern",
            "dd/MM/yyyy HH:mm:ss.SSS"),
        read(
            "MetaTrader",
            "2020.01.02 09:30",
            "2020-01-02T09:30:00Z",
            "pattern",
            "yyyy.MM.dd HH:mm"),
        read(
            "histdata, always at UTC-5",
            "20200102 093000123",
            "2020-01-02T14:30:00.123Z",
            "pattern",
            "yyyyMMdd HHmmssSSS",
            "zone",
            "-05:00"),
        read(
            "Dukascopy",
            "02.01.2020 22:00:00.081",
            "2020-01-02T22:00:00.081Z",
            "pattern",
            "dd.MM.yyyy HH:mm:ss.SSS"),
        read(
            "hours of the half day",
            "1/2/2020 9:30:00 PM",
            "2020-01-02T21:30:00Z",
            "pattern",
            "M/d/yyyy h:mm:ss a"),
        read("a month by name", "02-Jan-2020", "2020-01-02T00:00:00Z", "pattern", "dd-MMM-yyyy"),
        read(
            "an optional fraction, there",
            "20200102 09:30:00.5",
            "2020-01-02T09:30:00.500Z",
            "pattern",
            "yyyyMMdd HH:mm:ss[.S]"),
        read(
            "an optional fraction, not there",
            "20200102 09:30:00",
            "2020-01-02T09:30:00Z",
            "pattern",
            "yyyyMMdd HH:mm:ss[.S]"),
        read(
            "quoted text",
            "2020-01-02T09:30",
            "2020-01-02T09:30:00Z",
            "pattern",
            "yyyy-MM-dd'T'HH:mm"),
        read(
            "digits of a time of day",
            "093000123456789",
            "2020-01-02T14:30:00.123456789Z",
            "pattern",
            "HHmmssSSSSSSSSS",
            "date",
            "2020-01-02",
            "zone",
            "America/New_York"),
        read(
            "digits without the first zero",
            "93000123",
            "2020-01-02T09:30:00.123Z",
            "pattern",
            "HmmssSSS",
            "date",
            "2020-01-02"),
        counted(
            "a pattern in a zone",
            "07/11/2021 01:30:00",
            "2021-11-07T05:30:00Z",
            "time_ambiguous",
            "pattern",
            "dd/MM/yyyy HH:mm:ss",
            "zone",
            "America/New_York"),
        refused("month first for day first", "01/31/2020", "not a time", "pattern", "dd/MM/yyyy"),
        refused("a digit too few", "2/01/2020", "not a time", "pattern", "dd/MM/yyyy"),
        refused("text after it", "02/01/2020 x", "not a time", "pattern", "dd/MM/yyyy"),
        refused("no such day by a pattern", "30/02/2020", "not a time", "pattern", "dd/MM/yyyy"));
  }

  private static List<Case> columns() {
    return List.of(
        dated(
            "date and time, ISO",
            "2020-01-02",
            "09:30:00.5",
            "2020-01-02T09:30:00.500Z",
            "unit",
            "iso"),
        dated(
            "date and time, pattern",
            "2020.01.02",
            "09:30",
            "2020-01-02T14:30:00Z",
            "pattern",
            "yyyy.MM.dd HH:mm",
            "zone",
            "America/New_York"),
        dated(
            "date and time as digits",
            "20200102",
            "093000123",
            "2020-01-02T09:30:00.123Z",
            "pattern",
            "yyyyMMdd HHmmssSSS"),
        new Case("an empty date", "", "09:30", Feeds.map("unit", "iso"), null, "not a time"),
        new Case(
            "an empty time of day",
            "2020-01-02",
            "",
            Feeds.map("unit", "iso"),
            null,
            "not a time"));
  }

  @TestFactory
  Stream<DynamicTest> shouldReadOrRefuseEveryText() {
    final List<DynamicTest> tests = new ArrayList<>();
    for (final Case one : cases()) {
      for (final String format : List.of("csv", "jsonl")) {
        tests.add(DynamicTest.dynamicTest(format + ": " + one.name(), () -> expect(one, format)));
      }
    }
    return tests.stream();
  }

  private static void expect(final Case one, final String format) {
    final FeedDefinition definition = (FeedDefinition) one.definition(format);
    final Feeds.Bench bench = new Feeds.Bench(definition, "x");
    final LocalDate date = definition.time().dateOf("source");
    bench.decoder.source(
        new Source(
            0,
            "source",
            null,
            date,
            definition.time().zoneOffsetNs(date),
            format.equals("csv") ? "d,t,x" : null,
            definition.time().zoneOffsets()));
    final String day = one.date() == null ? "" : one.date();
    final Outcome outcome =
        bench.decode(
            format.equals("csv")
                ? day + "," + one.time() + ",1"
                : "{\"d\":\"" + day + "\",\"t\":\"" + one.time() + "\",\"x\":1}");
    if (one.utc() == null) {
      assertEquals(Outcome.MALFORMED, outcome);
      final String wanted =
          format.equals("jsonl") && one.message().equals("not a time") ? "no time" : one.message();
      assertTrue(
          bench.decoder.reason().startsWith("time: " + wanted + ": '"), bench.decoder.reason());
      assertEquals(Map.of(), bench.odd().nonZero());
      return;
    }
    assertEquals(Outcome.TICK, outcome, () -> bench.decoder.reason());
    final Instant expected = Instant.parse(one.utc());
    assertEquals(
        expected.getEpochSecond() * 1_000_000_000L + expected.getNano(), bench.tick.timeNs());
    assertEquals(
        one.message() == null ? Map.of() : Map.of(one.message(), 1L), bench.odd().nonZero());
  }

  @Test
  void shouldNameEveryCaseOnce() {
    final Set<String> names = new HashSet<>();
    cases().forEach(one -> assertTrue(names.add(one.name()), one.name()));
  }

  /** The rules of the source count, not those of the JVM: here New York is ten hours ahead. */
  @Test
  void shouldReadLocalTimesByTheRulesOfTheSource() {
    final Feeds.Bench bench =
        new Feeds.Bench(
            Feeds.definition(
                "format",
                "csv",
                "columns",
                Feeds.map("time", "t"),
                "time",
                Feeds.map("unit", "iso", "zone", "America/New_York")),
            "x");
    bench.decoder.source(
        new Source(0, "s", null, null, 0, "t,x", new ZoneOffsets("America/New_York|36000||")));
    bench.decode("1970-01-01 10:00:01,1");
    assertEquals(1_000_000_000L, bench.tick.timeNs());
    // A source of a journal from before rules were kept has one offset.
    bench.decoder.source(new Source(0, "s", null, null, -3_600_000_000_000L, "t,x"));
    bench.decode("1970-01-01 00:00:00,1");
    assertEquals(3_600_000_000_000L, bench.tick.timeNs());
  }
}
