package io.millrace.feeds.core.definition;

import io.millrace.feeds.core.number.Scale;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.setting.Suggestions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a {@link FeedDefinition}. */
final class FeedReader {
  private static final int MAX_BYTES = 1 << 24;

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
            new TimeReader(feed, columns).read(kind),
            kind.keys().contains("scale") ? scales() : Map.of(),
            kind.keys().contains("absent") ? feed.texts("absent") : List.of(),
            kind.keys().contains("where") ? texts("where") : Map.of(),
            (int) feed.integer("max_record", FeedDefinition.DEFAULT_MAX_RECORD, 1, MAX_BYTES),
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
        feed.pathOf(key), "unknown key '" + key + "'" + Suggestions.hint(key, kind.keys()));
  }

  private List<String> paths() {
    final List<String> paths = feed.texts("path");
    if (paths.isEmpty()) {
      feed.required("path");
      throw feed.error("path", "names no file");
    }
    if (paths.size() > 1 && paths.contains("-")) {
      throw feed.error("path", "'-' is standard input and cannot be combined with other paths");
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
}
