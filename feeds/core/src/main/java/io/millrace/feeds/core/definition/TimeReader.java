package io.millrace.feeds.core.definition;

import io.millrace.feeds.core.definition.TimeDefinition.DateRule;
import io.millrace.feeds.core.definition.TimeDefinition.Unit;
import io.millrace.feeds.core.number.TimePattern;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.setting.Suggestions;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the {@link TimeDefinition} of a feed. */
final class TimeReader {
  private static final String FILE_NAME = "file name";
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private final Settings feed;
  private final Map<String, String> columns;

  /**
   * @param feed the settings
   * @param columns role or field to column
   */
  TimeReader(final Settings feed, final Map<String, String> columns) {
    this.feed = feed;
    this.columns = columns;
  }

  TimeDefinition read(final FormatKind kind) {
    return switch (kind) {
      case LOBSTER -> new TimeDefinition(Unit.S, true, DateRule.FILE_NAME, null, NEW_YORK);
      case ITCH50 -> {
        final LocalDate date = date(feed);
        yield new TimeDefinition(
            Unit.NS,
            true,
            date == null ? DateRule.FILE_NAME_OR_EPOCH : DateRule.FIXED,
            date,
            zone(feed, NEW_YORK));
      }
      case CSV, JSONL -> ofColumn();
    };
  }

  private TimeDefinition ofColumn() {
    if (!columns.containsKey(FeedDefinition.TIME)) {
      if (feed.has("time")) {
        throw feed.error("time", "no column is the time: say which, as columns: {time: COLUMN}");
      }
      if (columns.containsKey(FeedDefinition.DATE)) {
        throw feed.error("columns", "the role 'date' needs the role 'time' beside it");
      }
      return new TimeDefinition(null, false, DateRule.NONE, null, ZoneOffset.UTC);
    }
    try (Settings time = feed.mapping("time")) {
      final String pattern = time.text("pattern", null);
      return pattern == null ? ofUnit(time) : ofPattern(time, pattern);
    }
  }

  private TimeDefinition ofUnit(final Settings time) {
    time.required("unit");
    final String label = time.oneOf("unit", null, List.of("ns", "us", "ms", "s", "iso", "auto"));
    final Unit unit = Unit.valueOf(label.toUpperCase(Locale.ROOT));
    final boolean midnight =
        time.oneOf("since", "epoch", List.of("epoch", "midnight")).equals("midnight");
    if (midnight && unit == Unit.AUTO) {
      throw time.error(
          "unit", "'auto' infers the unit from the year: it is for times since the epoch");
    }
    if (hasDateColumn() && (midnight || unit != Unit.ISO)) {
      throw time.error(
          "unit",
          "times with a date in a column of its own are read by a pattern, or by unit: iso");
    }
    final boolean check = time.flag("check", true);
    return new TimeDefinition(
        unit, midnight, dateRule(time, midnight), date(time), zone(time), null, check);
  }

  private TimeDefinition ofPattern(final Settings time, final String pattern) {
    for (final String key : List.of("unit", "since", "check")) {
      if (time.has(key)) {
        throw time.error(key, "says nothing beside a pattern");
      }
    }
    final boolean dated;
    try {
      dated = new TimePattern(pattern).hasDate();
    } catch (final IllegalArgumentException wrong) {
      throw time.error("pattern", wrong.getMessage());
    }
    if (hasDateColumn() && !dated) {
      throw time.error(
          "pattern",
          "'" + pattern + "' has no date: with a column for it, texts are date, one space, time");
    }
    return new TimeDefinition(
        Unit.PATTERN, !dated, dateRule(time, !dated), date(time), zone(time), pattern, true);
  }

  private boolean hasDateColumn() {
    return columns.containsKey(FeedDefinition.DATE);
  }

  private static DateRule dateRule(final Settings time, final boolean ofDay) {
    if (ofDay && !time.has("date")) {
      throw time.error("date", "is missing: a date such as 2013-10-07, or 'file name'");
    }
    return date(time) != null
        ? DateRule.FIXED
        : time.has("date") ? DateRule.FILE_NAME : DateRule.NONE;
  }

  private static LocalDate date(final Settings at) {
    final String text = at.text("date", FILE_NAME);
    if (text.equals(FILE_NAME)) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (final DateTimeException notDate) {
      throw at.error("date", "'" + text + "' is not a date such as 2013-10-07, or 'file name'");
    }
  }

  private static ZoneId zone(final Settings at) {
    return zone(at, ZoneOffset.UTC);
  }

  private static ZoneId zone(final Settings at, final ZoneId defaultValue) {
    final String text = at.text("zone", null);
    if (text == null) {
      return defaultValue;
    }
    try {
      return ZoneId.of(text);
    } catch (final DateTimeException notAZone) {
      final String hint = Suggestions.hint(text, ZoneId.getAvailableZoneIds());
      throw at.error(
          "zone",
          "'"
              + text
              + "' is not a time zone"
              + (hint.startsWith("; did") ? hint : ", such as America/New_York or +02:00"));
    }
  }
}
