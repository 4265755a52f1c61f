package io.millrace.feeds.core.definition;

import io.millrace.engine.definition.DefinitionException;
import io.millrace.engine.definition.Nearest;
import io.millrace.engine.definition.Settings;
import io.millrace.feeds.core.definition.TimeDefinition.DateRule;
import io.millrace.feeds.core.definition.TimeDefinition.Unit;
import io.millrace.feeds.core.number.Scale;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a {@link FeedDefinition}. */
final class FeedReader {
  private static final String FILE_NAME = "file name";
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final int MOST_BYTES = 1 << 24;

  private final Settings feed;
  private final Path baseDir;

  FeedReader(final Settings feed, final Path baseDir) {
    this.feed = feed;
    this.baseDir = baseDir;
  }

  FeedDefinition read() {
    feed.required("format");
    final String label = feed.oneOf("format", null, FormatKind.labels());
    final FormatKind kind = FormatKind.valueOf(label.toUpperCase(Locale.ROOT));
    for (final String key : feed.keys()) {
      refuseForeign(kind, key);
    }
    final Map<String, String> columns =
        kind.keys().contains("columns") ? texts("columns") : Map.of();
    final FeedDefinition definition =
        new FeedDefinition(
            kind,
            paths(),
            baseDir,
            kind.keys().contains("header") ? header() : List.of(),
            kind == FormatKind.CSV ? new DialectReader(feed).read() : TextDialect.STANDARD,
            columns,
            time(kind, columns.containsKey(FeedDefinition.TIME)),
            kind.keys().contains("scale") ? scales() : Map.of(),
            kind.keys().contains("absent") ? feed.text("absent", null) : null,
            kind.keys().contains("where") ? texts("where") : Map.of(),
            (int) feed.integer("max_record", FeedDefinition.DEFAULT_MAX_RECORD, 1, MOST_BYTES),
            speed());
    feed.close();
    return definition;
  }

  private void refuseForeign(final FormatKind kind, final String key) {
    if (kind.keys().contains(key)) {
      return;
    }
    for (final FormatKind other : FormatKind.values()) {
      if (other.keys().contains(key)) {
        throw feed.error(key, "does not belong to a feed of format " + kind.label());
      }
    }
    throw new DefinitionException(
        feed.pathOf(key), "unknown key '" + key + "'" + Nearest.hint(key, kind.keys()));
  }

  private List<String> paths() {
    final List<String> paths = feed.texts("path");
    if (paths.isEmpty()) {
      feed.required("path");
      throw feed.error("path", "names no file");
    }
    if (paths.size() > 1 && paths.contains("-")) {
      throw feed.error("path", "'-' is standard input, and can only stand alone");
    }
    if (paths.contains("")) {
      throw feed.error("path", "names no file");
    }
    return paths;
  }

  private List<String> header() {
    final List<String> names = feed.texts("header");
    if (feed.has("header") && names.isEmpty()) {
      throw feed.error("header", "names no column");
    }
    final Set<String> distinct = new LinkedHashSet<>();
    for (final String name : names) {
      if (!distinct.add(name)) {
        throw feed.error("header", "duplicate column '" + name + "'");
      }
    }
    return names;
  }

  private Map<String, String> texts(final String key) {
    final Settings mapping = feed.mapping(key);
    final Map<String, String> texts = new LinkedHashMap<>();
    for (final String name : mapping.keys()) {
      texts.put(name, mapping.text(name, null));
    }
    return texts;
  }

  private Map<String, Scale> scales() {
    final Settings mapping = feed.mapping("scale");
    final Map<String, Scale> scales = new LinkedHashMap<>();
    for (final String name : mapping.keys()) {
      final Scale scale = Scale.parse(mapping.text(name, null));
      if (scale == null) {
        throw mapping.error(
            name, "'" + mapping.text(name, null) + "' is not a finite number other than 0");
      }
      scales.put(name, scale);
    }
    return scales;
  }

  private double speed() {
    final String text = feed.text("speed", "max");
    final double speed = FeedDefinition.speedOf(text);
    if (Double.isNaN(speed)) {
      throw feed.error("speed", "'" + text + "' is not a speed: max, 1x, 10x");
    }
    return speed;
  }

  private TimeDefinition time(final FormatKind kind, final boolean hasColumn) {
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
      case CSV, JSONL -> columnTime(hasColumn);
    };
  }

  private TimeDefinition columnTime(final boolean hasColumn) {
    if (!hasColumn) {
      if (feed.has("time")) {
        throw feed.error("time", "no column is the time: say which, as columns: {time: COLUMN}");
      }
      return new TimeDefinition(null, false, DateRule.NONE, null, ZoneOffset.UTC);
    }
    try (Settings time = feed.mapping("time")) {
      time.required("unit");
      final String label = time.oneOf("unit", null, List.of("ns", "us", "ms", "s", "iso"));
      final Unit unit = Unit.valueOf(label.toUpperCase(Locale.ROOT));
      final boolean midnight =
          time.oneOf("since", "epoch", List.of("epoch", "midnight")).equals("midnight");
      final LocalDate date = date(time);
      final DateRule rule =
          date != null ? DateRule.FIXED : time.has("date") ? DateRule.FILE_NAME : DateRule.NONE;
      if (midnight && rule == DateRule.NONE) {
        throw time.error("date", "is missing: a date such as 2013-10-07, or 'file name'");
      }
      final ZoneId zone = zone(time, ZoneOffset.UTC);
      final boolean local = midnight || unit == Unit.ISO;
      if (local && rule == DateRule.NONE && !zone.getRules().isFixedOffset()) {
        throw time.error(
            "zone",
            "the offset of '" + zone + "' depends on the date: give date or a fixed offset");
      }
      return new TimeDefinition(unit, midnight, rule, date, zone);
    }
  }

  private static LocalDate date(final Settings at) {
    final String text = at.text("date", FILE_NAME);
    if (text.equals(FILE_NAME)) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (final DateTimeException notADate) {
      throw at.error("date", "'" + text + "' is not a date such as 2013-10-07, or 'file name'");
    }
  }

  private static ZoneId zone(final Settings at, final ZoneId otherwise) {
    final String text = at.text("zone", null);
    if (text == null) {
      return otherwise;
    }
    try {
      return ZoneId.of(text);
    } catch (final DateTimeException notAZone) {
      final String hint = Nearest.hint(text, ZoneId.getAvailableZoneIds());
      throw at.error(
          "zone",
          "'"
              + text
              + "' is not a time zone"
              + (hint.startsWith("; did") ? hint : ", such as America/New_York or +02:00"));
    }
  }
}
