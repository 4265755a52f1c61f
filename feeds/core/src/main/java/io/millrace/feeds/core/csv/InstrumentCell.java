package io.millrace.feeds.core.csv;

import io.millrace.feeds.core.text.Spaces;

/** The name of an instrument in a cell of a row: without spaces around it, quotes resolved. */
final class InstrumentCell {
  private byte[] bytes;
  private int start;
  private int end;

  /**
   * @param row that was split
   * @param rowBytes hold it
   * @param cell by number
   * @return whether the cell has a name
   */
  boolean read(final CsvRow row, final byte[] rowBytes, final int cell) {
    if (row.isEscaped(cell)) {
      start = 0;
      end = row.unescape(rowBytes, cell);
      bytes = row.unescaped();
      return true;
    }
    bytes = rowBytes;
    start = Spaces.start(bytes, row.start(cell), row.end(cell));
    end = Spaces.end(bytes, start, row.end(cell));
    return start < end;
  }

  byte[] bytes() {
    return bytes;
  }

  int offset() {
    return start;
  }

  int length() {
    return end - start;
  }
}
