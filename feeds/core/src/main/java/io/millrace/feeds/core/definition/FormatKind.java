package io.millrace.feeds.core.definition;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The record formats by name, with what a {@code feed} of each may say. */
public enum FormatKind {
  /** Comma-separated values. */
  CSV(
      "lines of comma-separated values, with a header line or with columns named in the pipeline",
      "RFC 4180",
      Set.of("header", "columns", "time", "scale", "absent", "where")),
  /** JSON lines. */
  JSONL(
      "one JSON object a line, with or without a receive time in ns before it",
      "RFC 8259, jsonlines.org",
      Set.of("columns", "time", "scale", "absent", "where")),
  /** NASDAQ TotalView-ITCH. */
  ITCH50(
      "NASDAQ TotalView-ITCH 5.0 messages, each after its length in 2 bytes, big-endian",
      "NASDAQ TotalView-ITCH 5.0 specification",
      Set.of("date", "zone")),
  /** LOBSTER. */
  LOBSTER(
      "LOBSTER message and order book files, in pairs, in a zip file or a folder",
      "lobsterdata.com, output structure",
      Set.of());

  private static final Set<String> COMMON = Set.of("format", "path", "max_record", "speed");

  private final String description;
  private final String reference;
  private final Set<String> keys;

  FormatKind(final String description, final String reference, final Set<String> keys) {
    this.description = description;
    this.reference = reference;
    this.keys = keys;
  }

  /**
   * @return its name in a pipeline
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @return what its records look like, in one line
   */
  public String description() {
    return description;
  }

  /**
   * @return the specification
   */
  public String reference() {
    return reference;
  }

  /**
   * @param key of the {@code feed} settings
   * @return whether it means something for this format
   */
  boolean takes(final String key) {
    return COMMON.contains(key) || keys.contains(key);
  }

  /**
   * @return the keys of the {@code feed} settings that mean something for this format, sorted
   */
  public List<String> keys() {
    return Stream.concat(COMMON.stream(), keys.stream()).sorted().toList();
  }

  /**
   * @return the names of all formats
   */
  public static List<String> labels() {
    return Stream.of(values()).map(FormatKind::label).toList();
  }
}
