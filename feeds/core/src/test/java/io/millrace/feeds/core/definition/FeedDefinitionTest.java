package io.millrace.feeds.core.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.learning.setting.DefinitionException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FeedDefinitionTest {
  private static void refused(
      final String path, final String message, final Object... keysAndValues) {
    final DefinitionException error =
        assertThrows(DefinitionException.class, () -> Feeds.definition(keysAndValues));
    assertEquals(path, error.path(), error.getMessage());
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }

  @Test
  void shouldReadEveryKeyWhenTheFeedIsThatOfTheDesign() {
    final FeedDefinition feed =
        Feeds.definition(
            "format",
            "csv",
            "path",
            "quotes/*.zip",
            "header",
            List.of("time", "bid", "ask"),
            "columns",
            Feeds.map("time", "time", "instrument", "symbol", "bid", "bid"),
            "time",
            Feeds.map(
                "unit", "ms",
                "since", "midnight",
                "date", "file name",
                "zone", "America/New_York"),
            "scale",
            Feeds.map("bid", "1.0e-4"),
            "absent",
            "0",
            "speed",
            "10x");
    assertEquals(FormatKind.CSV, feed.format());
    assertEquals(List.of("quotes/*.zip"), feed.paths());
    assertEquals(List.of("time", "bid", "ask"), feed.header());
    assertEquals("symbol", feed.columns().get("instrument"));
    assertEquals(
        new TimeDefinition(
            TimeDefinition.Unit.MS,
            true,
            TimeDefinition.DateRule.FILE_NAME,
            null,
            ZoneId.of("America/New_York")),
        feed.time());
    assertEquals(1.5, feed.scaleOf("bid").apply(15_000));
    assertEquals(List.of("0"), feed.absent());
    assertEquals(65_536, feed.maxRecord());
    assertEquals(10, feed.speed());
    final FeedDefinition min = Feeds.definition("format", "jsonl", "path", List.of("a", "b"));
    assertEquals(List.of("a", "b"), min.paths());
    assertEquals(Double.POSITIVE_INFINITY, min.speed());
  }

  @Test
  void shouldNameTheNearestWhenAWordIsNotKnown() {
    refused("feed/format", "did you mean 'csv'", "format", "cvs");
    refused("feed", "'format' is missing", "path", "x");
    refused("feed/colums", "did you mean 'columns'", "format", "csv", "colums", Feeds.map());
    refused("feed/header", "does not belong", "format", "lobster", "header", List.of("a"));
    refused("feed/delimiter", "does not belong", "format", "jsonl", "delimiter", ";");
    refused("feed/date", "does not belong", "format", "csv", "date", "2013-01-01");
    refused("feed/columns", "does not belong", "format", "lobster", "columns", Feeds.map());
    refused("feed/speed", "'fast' is not a speed", "format", "csv", "speed", "fast");
    refused("feed/speed", "'0x' is not a speed", "format", "csv", "speed", "0x");
    refused("feed/max_record", "out of range", "format", "csv", "max_record", "0");
    refused("feed/header", "duplicate column", "format", "csv", "header", List.of("a", "a"));
    refused(
        "feed/scale/bid",
        "'x' is not a finite number",
        "format",
        "csv",
        "scale",
        Feeds.map("bid", "x"));
    refused(
        "feed/path",
        "cannot be combined with other paths",
        "format",
        "csv",
        "path",
        List.of("-", "a"));
  }

  @Test
  void shouldTakeWordsAndCharactersWhenTheDialectIsGiven() {
    final TextDialect european =
        Feeds.definition(
                "format",
                "csv",
                "delimiter",
                ";",
                "decimal",
                ",",
                "quote",
                "'",
                "comment",
                "#",
                "skip",
                "3")
            .dialect();
    assertEquals(new TextDialect(';', ',', '\'', '#', 3), european);
    assertEquals('\t', Feeds.definition("format", "csv", "delimiter", "tab").dialect().delimiter());
    assertEquals('|', Feeds.definition("format", "csv", "delimiter", "pipe").dialect().delimiter());
    assertEquals(
        TextDialect.NONE, Feeds.definition("format", "csv", "quote", "none").dialect().quote());
    assertEquals(TextDialect.STANDARD, Feeds.definition("format", "csv").dialect());
  }

  @Test
  void shouldNameTheKeyWhenADialectDoesNotFitTogether() {
    refused("feed/decimal", "',' is the delimiter as well", "format", "csv", "decimal", ",");
    refused(
        "feed/quote",
        "';' is the delimiter as well",
        "format",
        "csv",
        "delimiter",
        ";",
        "quote",
        ";");
    refused(
        "feed/comment",
        "'|' is the delimiter as well",
        "format",
        "csv",
        "delimiter",
        "pipe",
        "comment",
        "|");
    refused("feed/comment", "'\"' is the quote as well", "format", "csv", "comment", "\"");
    refused("feed/delimiter", "'ab' is not one character", "format", "csv", "delimiter", "ab");
    refused("feed/delimiter", "'5' is not one character", "format", "csv", "delimiter", "5");
    refused("feed/delimiter", "'-' is not one character", "format", "csv", "delimiter", "-");
    refused("feed/delimiter", "'none' is not one character", "format", "csv", "delimiter", "none");
    refused("feed/decimal", "';' is not a decimal mark", "format", "csv", "decimal", ";");
    refused("feed/skip", "out of range", "format", "csv", "skip", "-1");
  }

  @Test
  void shouldSayWhatIsWrongWhenTimesCannotBeTold() {
    refusedTime("feed/time", "'unit' is missing", Feeds.map());
    refusedTime("feed/time/unit", "did you mean 'ms'", Feeds.map("unit", "mss"));
    refusedTime("feed/time/date", "is missing", Feeds.map("unit", "ms", "since", "midnight"));
    refusedTime(
        "feed/time/date",
        "'7.10.2013' is not a date",
        Feeds.map("unit", "ms", "since", "midnight", "date", "7.10.2013"));
    refusedTime("feed/time/pattern", "the letter 'T' is none of", Feeds.map("pattern", "HHTmm"));
    refusedTime("feed/time/date", "is missing", Feeds.map("pattern", "HH:mm"));
    refusedTime("feed/time/unit", "beside a pattern", Feeds.map("pattern", "HH", "unit", "s"));
    refusedTime(
        "feed/time/unit",
        "'auto' infers the unit from the year",
        Feeds.map("unit", "auto", "since", "midnight", "date", "2013-10-07"));
    refused(
        "feed/columns",
        "the role 'date' needs the role 'time'",
        "format",
        "csv",
        "columns",
        Feeds.map("date", "d"));
    for (final Object time :
        List.of(Feeds.map("unit", "ms"), Feeds.map("pattern", "HH:mm", "date", "2020-01-01"))) {
      refused(
          Feeds.map("a", time).toString().contains("unit") ? "feed/time/unit" : "feed/time/pattern",
          "column",
          "format",
          "csv",
          "columns",
          Feeds.map("time", "t", "date", "d"),
          "time",
          time);
    }
    refusedTime(
        "feed/time/zone",
        "did you mean 'Europe/Berlin'",
        Feeds.map("unit", "iso", "zone", "Europe/Berlni"));
    refusedTime("feed/time/zon", "did you mean 'zone'", Feeds.map("unit", "iso", "zon", "UTC"));
    refused("feed/time", "no column is the time", "format", "csv", "time", Feeds.map("unit", "s"));
  }

  private static void refusedTime(final String path, final String message, final Object time) {
    refused(path, message, "format", "csv", "columns", Feeds.map("time", "t"), "time", time);
  }

  @Test
  void shouldTakeTheOffsetOfTheDateWhenAZoneHasSummerTime() {
    final TimeDefinition time =
        new TimeDefinition(
            TimeDefinition.Unit.MS,
            true,
            TimeDefinition.DateRule.FILE_NAME,
            null,
            ZoneId.of("America/New_York"));
    assertEquals(-4 * 3_600_000_000_000L, time.zoneOffsetNs(LocalDate.of(2013, 10, 7)));
    assertEquals(-5 * 3_600_000_000_000L, time.zoneOffsetNs(LocalDate.of(2013, 12, 7)));
  }

  @Test
  void shouldFindTheDateWhenANameHoldsOne() {
    assertEquals(LocalDate.of(2013, 10, 7), NameDate.find("q/20131007_quote.zip"));
    assertEquals(
        LocalDate.of(2012, 6, 21), NameDate.find("20990101.zip!A_2012-06-21_34200000.csv"));
    assertEquals(LocalDate.of(2020, 1, 30), NameDate.find("01302020.NASDAQ_ITCH50.gz"));
    assertEquals(LocalDate.of(2013, 10, 7), NameDate.find("a/20131007.zip!b/20121212/quotes.csv"));
    assertEquals(LocalDate.of(2001, 12, 31), NameDate.find("20011231"));
    assertEquals(null, NameDate.find("20131007/quotes.csv"));
    assertEquals(null, NameDate.find("120131007.csv"));
    assertEquals(null, NameDate.find("20131307.csv"));
  }

  @Test
  void shouldListAFormatOnlyWhenThisBuildReadsIt() {
    final List<String> labels = Formats.all().stream().map(FormatKind::label).toList();
    assertTrue(labels.containsAll(List.of("csv", "jsonl", "lobster")), labels::toString);
    for (final FormatKind kind : Formats.all()) {
      assertTrue(Formats.of(Feeds.definition("format", kind.label())) != null);
    }
  }
}
