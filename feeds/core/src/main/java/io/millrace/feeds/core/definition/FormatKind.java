package io.millrace.feeds.core.definition;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The record formats by name, with what a {@code feed} of each may say. */
public enum FormatKind {
  /** Comma-separated values. */
  CSV(
      "rows of separated values, with a header line or with columns named in the pipeline",
      "RFC 4180",
      "header",
      "delimiter",
      "decimal",
      "quote",
      "comment",
      "skip",
      "columns",
      "time",
      "scale",
      "absent",
      "where"),
  /** JSON lines. */
  JSONL(
      "one JSON object or array a line, with or without a receive time in ns before it; or one"
          + " array of them; or objects over several lines",
      "RFC 8259, jsonlines.org",
      "header",
      "columns",
      "time",
      "scale",
      "absent",
      "where"),
  /** NASDAQ TotalView-ITCH. */
  ITCH50(
      "NASDAQ TotalView-ITCH 5.0 messages, each after its length in 2 bytes, big-endian",
      "NASDAQ TotalView-ITCH 5.0 specification",
      "date",
      "zone"),
  /** LOBSTER. */
  LOBSTER(
      "LOBSTER message and order book files, in pairs, in a zip file or a folder",
      "lobsterdata.com, output structure");

  private final String description;
  private final String reference;
  private final Set<String> keys;

  FormatKind(final String description, final String reference, final String... own) {
    this.description = description;
    this.reference = reference;
    final Set<String> all = new TreeSet<>(List.of("format", "path", "max_record", "speed"));
    all.addAll(List.of(own));
    keys = Collections.unmodifiableSet(all);
  }

  /** {@return its name in a pipeline} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return what its records look like, in one line} */
  public String description() {
    return description;
  }

  /** {@return the specification} */
  public String reference() {
    return reference;
  }

  /** {@return the keys of the {@code feed} settings that mean something for this format} */
  public Set<String> keys() {
    return keys;
  }

  /** {@return the names of all formats} */
  public static List<String> labels() {
    return Stream.of(values()).map(FormatKind::label).toList();
  }
}
