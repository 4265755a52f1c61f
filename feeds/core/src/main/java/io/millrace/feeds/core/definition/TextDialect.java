package io.millrace.feeds.core.definition;

/**
 * How the text of a feed is written: what separates cells, quotes them, marks a comment, and where
 * the records begin. The characters are single bytes of ASCII; {@link #NONE} equals no byte.
 *
 * @param delimiter between the cells of a row
 * @param decimal before the fraction of a number: a point or a comma
 * @param quote around a cell, or {@link #NONE}
 * @param comment a line that begins with it is no record, or {@link #NONE}
 * @param skip how many lines precede the header, or before the first record
 */
public record TextDialect(int delimiter, int decimal, int quote, int comment, int skip) {
  /** No character: it equals no byte. */
  public static final int NONE = 256;

  /** Comma-separated values of RFC 4180, and the lines of every other text. */
  public static final TextDialect STANDARD = new TextDialect(',', '.', '"', NONE, 0);

  /** The most lines that may be skipped. */
  static final int MAX_SKIPPED = 1_000_000;
}
