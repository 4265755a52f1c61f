package io.millrace.feeds.core.csv;

import io.millrace.feeds.core.definition.TextDialect;
import io.millrace.feeds.core.text.ByteWords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cells of a row: where they begin and end. A cell whose first byte is a quote ends at its
 * closing quote, two quotes within stand for one; line ends and delimiters within are text. Holds
 * the last row; one thread at a time.
 */
final class CsvRow {
  private final int delimiter;
  private final int quote;
  private final long delimiters;
  private final long quotes;
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private boolean[] escaped = new boolean[16];
  private byte[] unescaped = new byte[64];
  private int count;
  private int surplus;
  private int errorAt;
  private boolean isOpen;
  private boolean isPlain;
  private long delimiterBits;

  /**
   * @param dialect has delimiter and quote
   */
  CsvRow(final TextDialect dialect) {
    delimiter = dialect.delimiter();
    quote = dialect.quote();
    delimiters = ByteWords.of(delimiter);
    quotes = ByteWords.of(quote == TextDialect.NONE ? '\n' : quote);
  }

  /**
   * Splits a row as far as its cells are used.
   *
   * @param bytes hold it
   * @param from its first byte
   * @param to after its last byte
   * @param wanted cells after which to stop
   * @return after the last cell, {@code to + 1} where the row ends with it; -1 where a quote is not
   *     closed, or is followed by something else than a delimiter: see {@link #errorAt}
   */
  int split(final byte[] bytes, final int from, final int to, final int wanted) {
    final int between = delimiter;
    final int mark = quote;
    count = 0;
    isPlain = false;
    errorAt = -1;
    if (wanted > starts.length) {
      grow(wanted);
    }
    int at = from;
    while (count < wanted) {
      final int start = at;
      if (at < to && bytes[at] == mark) {
        at = quoted(bytes, at + 1, to);
        if (at < 0) {
          return -1;
        }
      } else {
        while (at < to && bytes[at] != between) {
          at++;
        }
        starts[count] = start;
        ends[count] = at;
        escaped[count] = false;
      }
      count++;
      at++;
      if (at > to) {
        return at;
      }
    }
    return at;
  }

  /** Notes the quoted cell that begins here, and returns its delimiter or the end of the row. */
  private int quoted(final byte[] bytes, final int from, final int to) {
    final int mark = quote;
    boolean doubled = false;
    for (int at = from; at < to; at++) {
      if (bytes[at] == mark) {
        if (at + 1 == to || bytes[at + 1] == delimiter) {
          starts[count] = from;
          ends[count] = at;
          escaped[count] = doubled;
          return at + 1;
        }
        if (bytes[at + 1] != mark) {
          return error(from, false);
        }
        doubled = true;
        at++;
      }
    }
    return error(from, true);
  }

  private int error(final int from, final boolean open) {
    errorAt = from - 1;
    isOpen = open;
    return -1;
  }

  /**
   * Splits a row and checks all of it: that its quotes are closed, that it has the cells that are
   * wanted, and no more than its header. One empty cell more passes: a delimiter at the end of the
   * row. Where it is false, {@link #count} shows whether cells are missing, {@link #errorAt}
   * whether a quote is wrong, and otherwise {@link #surplus} is where the surplus begins.
   *
   * @param bytes hold it
   * @param from its first byte
   * @param to after its last byte
   * @param wanted cells that are to be kept
   * @param max how many cells it may have
   * @return whether it is such a row
   */
  boolean splitWhole(
      final byte[] bytes, final int from, final int to, final int wanted, final int max) {
    if (wanted > starts.length) {
      grow(wanted);
    }
    final int cells = splitUnquoted(bytes, from, to, wanted);
    if (cells >= wanted && cells <= max) {
      count = wanted;
      isPlain = true;
      return true;
    }
    final int rest = split(bytes, from, to, wanted);
    return rest >= 0 && count == wanted && walksWithin(bytes, rest, to, max);
  }

  /**
   * Keeps the cells wanted of a row without a quote, and returns how many it has; -1 where it may
   * have a quote. Looks at 64 bytes at a time: a bit for each delimiter, so that no branch depends
   * on where they are.
   */
  private int splitUnquoted(final byte[] bytes, final int from, final int to, final int wanted) {
    final int[] cellStarts = starts;
    final int[] cellEnds = ends;
    int cells = 1;
    int cell = 0;
    int start = from;
    for (int at = from; at < to; at += Long.SIZE) {
      final int end = Math.min(at + Long.SIZE, to);
      if (!mark(bytes, at, end)) {
        return -1;
      }
      long marks = delimiterBits;
      cells += Long.bitCount(marks);
      while (cell < wanted && marks != 0) {
        final int cellEnd = at + Long.numberOfTrailingZeros(marks);
        cellStarts[cell] = start;
        cellEnds[cell] = cellEnd;
        cell++;
        start = cellEnd + 1;
        marks &= marks - 1;
      }
    }
    if (cell < wanted) {
      cellStarts[cell] = start;
      cellEnds[cell] = to;
    }
    return cells;
  }

  /** Sets a bit for each delimiter in up to 64 bytes; false where a quote is among them. */
  private boolean mark(final byte[] bytes, final int from, final int to) {
    if (to > bytes.length - Long.BYTES) {
      return false;
    }
    final long wanted = delimiters;
    final long refused = quotes;
    long bits = 0;
    long quoted = 0;
    int shift = 0;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      final long word = ByteWords.at(bytes, at);
      quoted |= ByteWords.firstOf(word, refused);
      bits |= ByteWords.bits(ByteWords.allOf(word, wanted)) << shift;
      shift += Long.BYTES;
    }
    if (at < to) {
      final long asked = (1L << ((to - at) << 3)) - 1;
      final long word = ByteWords.at(bytes, at);
      quoted |= ByteWords.firstOf(word, refused) & asked;
      bits |= ByteWords.bits(ByteWords.allOf(word, wanted) & asked) << shift;
    }
    delimiterBits = bits;
    return quoted == 0;
  }

  private boolean walksWithin(final byte[] bytes, final int from, final int to, final int max) {
    final int between = delimiter;
    final int mark = quote;
    int cells = count;
    int at = from;
    while (at <= to) {
      if (cells == max) {
        surplus = at;
        return isEmpty(bytes, at, to);
      }
      if (at < to && bytes[at] == mark) {
        at = quotedEnd(bytes, at + 1, to);
        if (at < 0) {
          return false;
        }
      } else {
        while (at < to && bytes[at] != between) {
          at++;
        }
      }
      cells++;
      at++;
    }
    return true;
  }

  private boolean isEmpty(final byte[] bytes, final int from, final int to) {
    int at = from;
    while (at < to && bytes[at] == ' ' && delimiter != ' ') {
      at++;
    }
    return at == to || (to - from == 2 && bytes[from] == quote && bytes[from + 1] == quote);
  }

  private int quotedEnd(final byte[] bytes, final int from, final int to) {
    if (count == starts.length) {
      grow(count + 1);
    }
    return quoted(bytes, from, to);
  }

  private void grow(final int min) {
    final int size = Math.max(min, starts.length * 2);
    starts = Arrays.copyOf(starts, size);
    ends = Arrays.copyOf(ends, size);
    escaped = Arrays.copyOf(escaped, size);
  }

  /** {@return how many cells were found, no more than were wanted} */
  int count() {
    return count;
  }

  /** {@return where the wrong quote of the last row is; -1 where none is wrong} */
  int errorAt() {
    return errorAt;
  }

  /** {@return whether that quote is not closed; otherwise something follows where it closes} */
  boolean isOpen() {
    return isOpen;
  }

  /** {@return first byte of the first surplus cell of the last row} */
  int surplus() {
    return surplus;
  }

  int start(final int cell) {
    return starts[cell];
  }

  int end(final int cell) {
    return ends[cell];
  }

  /**
   * @param cell by number
   * @return whether two quotes stand for one in it: its text is then in {@link #unescaped}
   */
  boolean isEscaped(final int cell) {
    return !isPlain && escaped[cell];
  }

  /**
   * Makes the text of an escaped cell. Allocates where it is longer than all before.
   *
   * @param bytes hold the row
   * @param cell by number
   * @return its length; {@link #unescaped} begins with it
   */
  int unescape(final byte[] bytes, final int cell) {
    if (unescaped.length < ends[cell] - starts[cell]) {
      unescaped = new byte[2 * (ends[cell] - starts[cell])];
    }
    int length = 0;
    for (int at = starts[cell]; at < ends[cell]; at++) {
      if (bytes[at] == quote) {
        at++;
      }
      unescaped[length++] = bytes[at];
    }
    return length;
  }

  byte[] unescaped() {
    return unescaped;
  }

  /**
   * @param line a header line
   * @param dialect has delimiter and quote
   * @return whether its quotes are those of cells. Allocates
   */
  static boolean isWhole(final String line, final TextDialect dialect) {
    final byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return new CsvRow(dialect).split(bytes, 0, bytes.length, bytes.length + 1) >= 0;
  }

  /**
   * Splits a header line. Allocates.
   *
   * @param line without its line end
   * @param dialect has delimiter and quote
   * @return the names, spaces around them left out
   */
  static List<String> names(final String line, final TextDialect dialect) {
    final byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    final CsvRow row = new CsvRow(dialect);
    row.grow(bytes.length + 1);
    row.split(bytes, 0, bytes.length, bytes.length + 1);
    final List<String> names = new ArrayList<>();
    for (int cell = 0; cell < row.count; cell++) {
      final boolean plain = !row.escaped[cell];
      final byte[] from = plain ? bytes : row.unescaped;
      final int start = plain ? row.starts[cell] : 0;
      final int length = plain ? row.ends[cell] - start : row.unescape(bytes, cell);
      names.add(
          new String(plain ? from : row.unescaped, start, length, StandardCharsets.UTF_8).trim());
    }
    return names;
  }
}
