package io.millrace.feeds.core.detect;

import io.millrace.feeds.core.csv.CsvFormat;
import io.millrace.feeds.core.definition.TextDialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The first rows of a text of cells, with the dialect that reads them.
 *
 * @param dialect how it is written
 * @param rows cells of each row, all of one length; the first may be a header
 */
record TextTable(TextDialect dialect, List<List<String>> rows) {
  private static final int MAX_ROWS = 500;

  /** The delimiters in the order in which they are tried: a comma may be a decimal mark. */
  private static final int[] DELIMITERS = {'\t', ';', '|', ',', ' '};

  static TextTable of(final String text) {
    final List<String> lines = lines(text);
    final int comment = comment(lines);
    final List<String> written =
        lines.stream().filter(line -> !line.isEmpty() && line.charAt(0) != comment).toList();
    final int quote = quote(written);
    final int delimiter = delimiter(written, quote);
    final TextDialect first = new TextDialect(delimiter, '.', quote, comment, 0);
    final int skip = skip(lines, first);
    final List<List<String>> rows = new ArrayList<>();
    for (final String line : lines.subList(skip, lines.size())) {
      if (!line.isEmpty() && line.charAt(0) != comment && rows.size() < MAX_ROWS) {
        rows.add(CsvFormat.cells(line, first));
      }
    }
    final int width = width(rows);
    rows.removeIf(row -> row.size() != width && row.size() != width + 1);
    final int decimal = decimal(rows, delimiter);
    return new TextTable(
        new TextDialect(delimiter, decimal, quote, comment, skip),
        rows.stream().map(row -> row.subList(0, width)).toList());
  }

  private static List<String> lines(final String text) {
    final String[] all = text.split("\r\n|\r|\n", -1);
    final List<String> lines = new ArrayList<>();
    for (int i = 0; i < all.length && lines.size() < MAX_ROWS; i++) {
      lines.add(all[i]);
    }
    return lines;
  }

  private static int comment(final List<String> lines) {
    final boolean some = lines.stream().anyMatch(line -> line.startsWith("#"));
    return some ? '#' : TextDialect.NONE;
  }

  private static int quote(final List<String> lines) {
    long single = 0;
    long doubled = 0;
    for (final String line : lines) {
      single += line.startsWith("'") || line.matches(".*[,;\t|]'.*") ? 1 : 0;
      doubled += line.indexOf('"') >= 0 ? 1 : 0;
    }
    return doubled == 0 && single * 2 > lines.size() ? '\'' : '"';
  }

  /** The one that gives the most rows of one width; of equals the first. */
  private static int delimiter(final List<String> lines, final int quote) {
    int best = ',';
    long max = lines.size() / 2;
    for (final int delimiter : DELIMITERS) {
      final TextDialect dialect = new TextDialect(delimiter, '.', quote, TextDialect.NONE, 0);
      final List<List<String>> rows =
          lines.stream().map(line -> CsvFormat.cells(line, dialect)).toList();
      final int width = width(rows);
      final long alike = rows.stream().filter(row -> row.size() == width).count();
      if (width > 1 && alike > max) {
        best = delimiter;
        max = alike;
      }
    }
    return best;
  }

  /** The commonest number of cells; of equals the greater. */
  private static int width(final List<List<String>> rows) {
    final Map<Integer, Integer> counts = new LinkedHashMap<>();
    rows.forEach(row -> counts.merge(row.size(), 1, Integer::sum));
    int width = 0;
    for (final Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      final int max = counts.getOrDefault(width, 0);
      final boolean more = entry.getValue() > max;
      final boolean wider = entry.getValue() == max && entry.getKey() > width;
      width = more || wider ? entry.getKey() : width;
    }
    return width;
  }

  /** How many lines precede the first that has as many cells as the others. */
  private static int skip(final List<String> lines, final TextDialect dialect) {
    final List<List<String>> rows = new ArrayList<>();
    lines.stream()
        .filter(line -> !line.isEmpty() && line.charAt(0) != dialect.comment())
        .forEach(line -> rows.add(CsvFormat.cells(line, dialect)));
    final int width = width(rows);
    int skip = 0;
    for (int i = 0; i < lines.size(); i++) {
      final String line = lines.get(i);
      if (!line.isEmpty() && line.charAt(0) != dialect.comment()) {
        final int cells = CsvFormat.cells(line, dialect).size();
        if (cells == width || cells == width + 1) {
          return skip;
        }
        skip = i + 1;
      }
    }
    return 0;
  }

  private static int decimal(final List<List<String>> rows, final int delimiter) {
    if (delimiter == ',') {
      return '.';
    }
    long commas = 0;
    long points = 0;
    for (final List<String> row : rows) {
      for (final String cell : row) {
        commas += cell.matches("[+-]?\\d+,\\d+") ? 1 : 0;
        points += cell.matches("[+-]?\\d+\\.\\d+") ? 1 : 0;
      }
    }
    return commas > points ? ',' : '.';
  }
}
