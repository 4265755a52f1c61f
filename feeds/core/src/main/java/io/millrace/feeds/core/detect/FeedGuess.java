package io.millrace.feeds.core.detect;

import io.millrace.feeds.core.definition.FormatKind;
import io.millrace.feeds.core.definition.TextDialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a feed would read a file.
 *
 * @param format of its records
 * @param dialect how its text is written
 * @param hasHeader whether the file names its columns
 * @param header names of the columns, where the file has none; else empty
 * @param columns role or field: column
 * @param time keys of {@code time}; empty where no column is the time
 * @param other keys with a text, a mapping of texts, or none: {@code scale absent where}
 * @param fields that hold numbers, in the order of the columns
 * @param notes what cannot be told from the file, a line each
 */
public record FeedGuess(
    FormatKind format,
    TextDialect dialect,
    boolean hasHeader,
    List<String> header,
    Map<String, String> columns,
    Map<String, String> time,
    Map<String, Object> other,
    List<String> fields,
    List<String> notes) {
  /** Copies nothing: made once, by {@link FeedDetector}. */
  public FeedGuess {}

  static FeedGuess of(final FormatKind format) {
    return new FeedGuess(
        format,
        TextDialect.STANDARD,
        false,
        List.of(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /**
   * @param path of the file, as the pipeline is to name it
   * @return the settings of the feed, each a text, a list of texts or a mapping of texts
   */
  public Map<String, Object> settings(final String path) {
    final Map<String, Object> feed = new LinkedHashMap<>();
    feed.put("format", format.label());
    feed.put("path", path);
    dialect(feed);
    if (!header.isEmpty()) {
      feed.put("header", header);
    }
    if (!columns.isEmpty()) {
      feed.put("columns", columns);
    }
    if (!time.isEmpty()) {
      feed.put("time", time);
    }
    feed.putAll(other);
    return feed;
  }

  private void dialect(final Map<String, Object> feed) {
    final TextDialect usual = TextDialect.STANDARD;
    if (dialect.delimiter() != usual.delimiter()) {
      feed.put("delimiter", word(dialect.delimiter()));
    }
    if (dialect.decimal() != usual.decimal()) {
      feed.put("decimal", word(dialect.decimal()));
    }
    if (dialect.quote() != usual.quote()) {
      feed.put("quote", word(dialect.quote()));
    }
    if (dialect.comment() != usual.comment()) {
      feed.put("comment", word(dialect.comment()));
    }
    if (dialect.skip() != 0) {
      feed.put("skip", Integer.toString(dialect.skip()));
    }
  }

  private static String word(final int character) {
    return switch (character) {
      case TextDialect.NONE -> "none";
      case '\t' -> "tab";
      case ' ' -> "space";
      default -> Character.toString(character);
    };
  }

  /**
   * @param path of the file, as the pipeline is to name it
   * @return the block of a pipeline, in YAML, each line with its end
   */
  public String yaml(final String path) {
    final StringBuilder out = new StringBuilder("feed:\n");
    settings(path)
        .forEach((key, value) -> out.append("  ").append(key + ": " + yaml(value) + "\n"));
    return out.toString();
  }

  private static String yaml(final Object value) {
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(FeedGuess::yaml).toList()) + "]";
    }
    if (value instanceof Map<?, ?> map) {
      final List<String> entries = new ArrayList<>();
      map.forEach((key, text) -> entries.add(yaml(key) + ": " + yaml(text)));
      return "{" + String.join(", ", entries) + "}";
    }
    final String text = value.toString();
    return text.matches("[A-Za-z_/][A-Za-z0-9_./-]*|[0-9.]+(e-[0-9]+)?")
        ? text
        : '"' + escaped(text) + '"';
  }

  /** YAML refuses control characters, and folds line ends that are not ASCII into a space. */
  private static String escaped(final String text) {
    final StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (point == '\\' || point == '"') {
                out.append('\\').appendCodePoint(point);
              } else if (Character.isLetterOrDigit(point) || (point >= ' ' && point < 0x7F)) {
                out.appendCodePoint(point);
              } else {
                out.append(String.format("\\U%08X", point));
              }
            });
    return out.toString();
  }
}
