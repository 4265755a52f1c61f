package io.millrace.feeds.core.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cells of a row: where they begin and end. A cell whose first byte is a quote ends at its
 * closing quote, two quotes within stand for one. Holds the last row; one thread at a time.
 */
final class CsvRow {
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private boolean[] escaped = new boolean[16];
  private byte[] unescaped = new byte[64];
  private int count;

  /**
   * Splits a row.
   *
   * @param bytes hold it
   * @param from its first byte
   * @param to after its last byte
   * @param wanted cells after which to stop
   * @return false where a quote is not closed, or is followed by something else than a comma
   */
  boolean split(final byte[] bytes, final int from, final int to, final int wanted) {
    count = 0;
    if (wanted > starts.length) {
      grow(wanted);
    }
    int at = from;
    while (count < wanted) {
      if (at < to && bytes[at] == '"') {
        at = quoted(bytes, at + 1, to);
        if (at < 0) {
          return false;
        }
      } else {
        final int start = at;
        while (at < to && bytes[at] != ',') {
          at++;
        }
        starts[count] = start;
        ends[count] = at;
        escaped[count] = false;
        count++;
      }
      if (at == to) {
        return true;
      }
      at++;
    }
    return true;
  }

  private int quoted(final byte[] bytes, final int from, final int to) {
    int at = from;
    boolean doubled = false;
    while (at < to) {
      if (bytes[at] == '"') {
        if (at + 1 == to || bytes[at + 1] == ',') {
          starts[count] = from;
          ends[count] = at;
          escaped[count] = doubled;
          count++;
          return at + 1;
        }
        if (bytes[at + 1] != '"') {
          return -1;
        }
        doubled = true;
        at++;
      }
      at++;
    }
    return -1;
  }

  private void grow(final int least) {
    final int size = Math.max(least, starts.length * 2);
    starts = Arrays.copyOf(starts, size);
    ends = Arrays.copyOf(ends, size);
    escaped = Arrays.copyOf(escaped, size);
  }

  /**
   * @return how many cells were found, no more than were wanted
   */
  int count() {
    return count;
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
    return escaped[cell];
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
      if (bytes[at] == '"') {
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
   * Splits a header line. Allocates.
   *
   * @param line without its line end
   * @return the names, spaces around them left out
   */
  static List<String> names(final String line) {
    final byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    final CsvRow row = new CsvRow();
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
