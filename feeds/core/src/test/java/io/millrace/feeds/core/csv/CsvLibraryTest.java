package io.millrace.feeds.core.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.feeds.core.FramedStream;
import io.millrace.feeds.core.Pieces;
import io.millrace.feeds.core.definition.TextDialect;
import io.millrace.feeds.core.text.LineFramer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Framer and rows against a reader that others keep, Apache Commons CSV: the same cells. */
final class CsvLibraryTest {
  private static final String MALFORMED = "malformed";
  private static final String OPEN = "open";
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setIgnoreEmptyLines(true)
          .setTrailingData(false)
          .setLenientEof(true)
          .get();

  private static List<String> ours(final String text, final Random random) throws IOException {
    final FramedStream stream =
        new FramedStream(
            new Pieces(text.getBytes(StandardCharsets.UTF_8), random, 12, false),
            new LineFramer(1_000, TextDialect.STANDARD),
            false);
    final List<String> rows = new ArrayList<>();
    do {
      while (stream.next()) {
        rows.add(cells(stream.bytes(), stream.offset(), stream.length()));
      }
    } while (stream.fill());
    return rows;
  }

  private static String cells(final byte[] bytes, final int offset, final int length) {
    final CsvRow row = new CsvRow(TextDialect.STANDARD);
    if (row.split(bytes, offset, offset + length, length + 1) < 0) {
      return row.isOpen() ? OPEN : MALFORMED;
    }
    final List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.count(); i++) {
      final boolean escaped = row.isEscaped(i);
      final int unescaped = escaped ? row.unescape(bytes, i) : 0;
      cells.add(
          escaped
              ? new String(row.unescaped(), 0, unescaped, StandardCharsets.UTF_8)
              : new String(bytes, row.start(i), row.end(i) - row.start(i), StandardCharsets.UTF_8));
    }
    return cells.toString();
  }

  private static List<String> theirs(final String text) throws IOException {
    final List<String> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
      final Iterator<CSVRecord> records = parser.iterator();
      while (records.hasNext()) {
        rows.add(records.next().toList().toString());
      }
    } catch (final UncheckedIOException malformed) {
      rows.add(MALFORMED);
    }
    return rows;
  }

  private static String text(final Random random) {
    final StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append("ab1,,\"\"\n\r\u00e9".charAt(random.nextInt(10)));
      if (random.nextInt(3) == 0) {
        text.append(random.nextBoolean() ? ",\"" : "\"\r\n");
      }
    }
    return text.toString();
  }

  @Test
  void shouldAgreeOnCellsAndMalformedRecordsWhenTextsAreRandom() throws IOException {
    int malformed = 0;
    int open = 0;
    for (long seed = 0; seed < 60_000; seed++) {
      final String text = text(new Random(seed));
      final List<String> ours = ours(text, new Random(seed));
      final List<String> theirs = theirs(text);
      for (int i = 0; i < theirs.size(); i++) {
        final String where = "seed " + seed + " record " + i + " of " + text;
        assertTrue(i < ours.size(), where);
        if (theirs.get(i).equals(MALFORMED)) {
          // The library stops here; our records after it are tried by the test of the framer.
          assertTrue(ours.get(i).equals(MALFORMED), where);
          malformed++;
          break;
        }
        if (ours.get(i).equals(OPEN)) {
          // The library takes the end of the text for the quote that is missing.
          assertEquals(theirs.size() - 1, i, where);
          assertEquals(ours.size() - 1, i, where);
          open++;
        } else {
          assertEquals(theirs.get(i), ours.get(i), where);
        }
      }
    }
    assertTrue(malformed > 1_000 && open > 1_000, malformed + " malformed, " + open + " open");
  }
}
