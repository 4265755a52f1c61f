package io.millrace.feeds.core.csv;

import io.millrace.feeds.core.FramedStream;
import io.millrace.feeds.core.Pieces;
import io.millrace.feeds.core.definition.TextDialect;
import io.millrace.feeds.core.text.LineFramer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a text by framer and splitter, and by Apache Commons CSV. */
final class CsvTwin {
  /** In place of a row with text after a closing quote. */
  static final String MALFORMED = "malformed";

  /** In place of a row with a quote that is not closed. */
  static final String OPEN = "open";

  /** Every byte is a character, so that bytes that are no UTF-8 are compared too. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private static final int MAX_RECORD = 1 << 20;

  private final TextDialect dialect;
  private final CSVFormat format;

  CsvTwin(final TextDialect dialect) {
    this.dialect = dialect;
    this.format =
        CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setTrailingData(false)
            .setLenientEof(true)
            .setDelimiter((char) dialect.delimiter())
            .setQuote(character(dialect.quote()))
            .setCommentMarker(character(dialect.comment()))
            .get();
  }

  private static Character character(final int of) {
    return of == TextDialect.NONE ? null : (char) of;
  }

  /**
   * @param text of characters of one byte each
   * @param random tells into which pieces it comes
   * @return cells of each row
   */
  List<String> ours(final String text, final Random random) throws IOException {
    final FramedStream stream =
        new FramedStream(
            new Pieces(text.getBytes(BYTES), random, 12, false),
            new LineFramer(MAX_RECORD, dialect),
            false);
    final List<String> rows = new ArrayList<>();
    do {
      while (stream.next()) {
        rows.add(cells(stream.bytes(), stream.offset(), stream.length()));
      }
    } while (stream.fill());
    return rows;
  }

  private String cells(final byte[] bytes, final int offset, final int length) {
    final CsvRow row = new CsvRow(dialect);
    if (row.split(bytes, offset, offset + length, length + 1) < 0) {
      return row.isOpen() ? OPEN : MALFORMED;
    }
    final List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.count(); i++) {
      final boolean escaped = row.isEscaped(i);
      final int unescaped = escaped ? row.unescape(bytes, i) : 0;
      cells.add(
          escaped
              ? new String(row.unescaped(), 0, unescaped, BYTES)
              : new String(bytes, row.start(i), row.end(i) - row.start(i), BYTES));
    }
    return cells.toString();
  }

  /**
   * @param text without a byte order mark and lines to skip
   * @return cells of each row, as far as the library reads
   */
  List<String> theirs(final String text) throws IOException {
    final List<String> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      final Iterator<CSVRecord> records = parser.iterator();
      while (records.hasNext()) {
        rows.add(records.next().toList().toString());
      }
    } catch (final UncheckedIOException malformed) {
      rows.add(MALFORMED);
    }
    return rows;
  }

  /**
   * @param row one record, maybe with line ends within quotes
   * @return its cells as the library splits it
   */
  List<String> theirCells(final String row) throws IOException {
    try (CSVParser parser = CSVParser.parse(row, format)) {
      return parser.iterator().next().toList();
    }
  }
}
