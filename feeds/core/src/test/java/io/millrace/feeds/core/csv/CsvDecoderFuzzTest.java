package io.millrace.feeds.core.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.definition.TextDialect;
import io.millrace.feeds.core.text.LineFramer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Any rows under one header: no exception, a malformed row changes no state, and a tick has the
 * number that the library and {@link BigDecimal} read.
 */
final class CsvDecoderFuzzTest {
  private static final int COLUMNS = 4;
  private static final String[] CELLS = {
    "5", "-0.5", "1,5", "\"7\"", "", " ", "\"\"", "nan", "1e3", " 5 ", "\"1\"\"2\"", "x"
  };

  @FuzzTest(maxDuration = "60s")
  void shouldDecodeOrRefuseAnyRow(final FuzzedDataProvider data) throws IOException {
    final char delimiter = data.consumeBoolean() ? ';' : ',';
    final boolean comma = delimiter == ';' && data.consumeBoolean();
    final Feeds.Bench bench =
        new Feeds.Bench(
            Feeds.definition(
                "format",
                "csv",
                "delimiter",
                Character.toString(delimiter),
                "decimal",
                comma ? "," : ".",
                "columns",
                Feeds.map("time", "t", "instrument", "i", "price", "p"),
                "time",
                Feeds.map("unit", data.consumeBoolean() ? "ms" : "iso"),
                "max_record",
                "300"),
            "price",
            "q");
    bench.source(String.join(Character.toString(delimiter), "t", "i", "p", "q"));
    final TextDialect dialect = new TextDialect(delimiter, '.', '"', TextDialect.NONE, 0);
    final CsvTwin twin = new CsvTwin(dialect);
    while (data.remainingBytes() > 0) {
      final byte[] row =
          data.consumeBoolean() ? row(data, delimiter) : data.consumeBytes(data.consumeInt(0, 400));
      if (!isRecord(row, dialect)) {
        continue;
      }
      final byte[] bytes = Arrays.copyOf(row, row.length + data.consumeInt(0, 9));
      final long before = bench.digest();
      final int known = bench.instruments.count();
      final Outcome outcome = bench.decoder.decode(bytes, 0, row.length, 0, 0, bench.tick);
      final long timeNs = bench.decoder.timeNs(bytes, 0, row.length, 0, 0);
      if (outcome == Outcome.TICK) {
        assertEquals(bench.tick.timeNs(), timeNs);
        assertTick(bench, row, twin, comma);
      } else {
        assertEquals(Outcome.MALFORMED, outcome);
        assertEquals(before, bench.digest());
        assertEquals(known, bench.instruments.count());
        assertFalse(bench.decoder.reason().isEmpty());
      }
    }
  }

  /** Cells that are likely to be right. */
  private static byte[] row(final FuzzedDataProvider data, final char delimiter) {
    final List<String> cells = new ArrayList<>();
    cells.add(data.consumeBoolean() ? "1700000000000" : "2024-01-02 03:04:05.678");
    cells.add("A");
    while (cells.size() < COLUMNS) {
      cells.add(
          data.consumeBoolean()
              ? data.pickValue(CELLS)
              : data.consumeAsciiString(data.consumeInt(0, 12)));
    }
    for (int more = data.consumeInt(0, 2); more > 0; more--) {
      cells.add(data.pickValue(CELLS));
    }
    return Feeds.utf8(String.join(Character.toString(delimiter), cells));
  }

  /** Whether the framer makes one record of it. */
  private static boolean isRecord(final byte[] row, final TextDialect dialect) {
    final LineFramer framer = new LineFramer(1 << 20, dialect);
    return row.length > 0
        && framer.frame(row, 0, row.length, true) == row.length
        && framer.recordLength() == row.length;
  }

  private static void assertTick(
      final Feeds.Bench bench, final byte[] row, final CsvTwin twin, final boolean comma)
      throws IOException {
    final String text = new String(row, StandardCharsets.ISO_8859_1);
    final List<String> cells = twin.theirCells(text);
    final boolean emptyMore =
        cells.size() == COLUMNS + 1 && cells.get(COLUMNS).replace(" ", "").isEmpty();
    assertTrue(cells.size() == COLUMNS || emptyMore, text);
    for (int field = 0; field < 2; field++) {
      final double found = bench.tick.fields()[field];
      final String cell = cells.get(2 + field).replaceAll("^ +| +$", "");
      if (Double.isNaN(found)) {
        final boolean word = cell.isEmpty() || cell.matches("(?i)[+-]?(nan|inf|infinity)");
        assertTrue(word || !Double.isFinite(number(cell, comma)), text);
      } else {
        final double expected = number(cell, comma);
        assertTrue(Double.isNaN(expected) || expected == found, text);
      }
    }
  }

  private static double number(final String cell, final boolean comma) {
    final String text = comma ? cell.replace(',', '.') : cell;
    final boolean isFar = text.matches(".*[eE][+-]?[0-9]{7,}");
    return isFar ? Double.NaN : new BigDecimal(text).doubleValue();
  }
}
