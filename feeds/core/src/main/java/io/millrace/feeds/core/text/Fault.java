package io.millrace.feeds.core.text;

import io.millrace.engine.tick.Decoder.Outcome;

/** Why a record is malformed; its text is made only when it is asked for. One thread at a time. */
public final class Fault {
  private static final int SHOWN = 60;

  private String what = "";
  private String column;
  private byte[] bytes;
  private int from;
  private int to;
  private int recordFrom = -1;
  private int line = 1;
  private int lines = 1;

  /**
   * Has the next fault say in which line of its record it is, where the record has several.
   *
   * @param newRecordFrom first byte of the record
   * @return this
   */
  public Fault within(final int newRecordFrom) {
    recordFrom = newRecordFrom;
    return this;
  }

  /**
   * @param newWhat the reason, a constant
   * @param newColumn name of the column, null for the whole record
   * @param newBytes hold the value; looked at when the text is made
   * @param newFrom its first byte
   * @param newTo after its last byte
   * @return {@link Outcome#MALFORMED}
   */
  public Outcome set(
      final String newWhat,
      final String newColumn,
      final byte[] newBytes,
      final int newFrom,
      final int newTo) {
    what = newWhat;
    column = newColumn;
    bytes = newBytes;
    from = newFrom;
    to = newTo;
    line = recordFrom < 0 ? 1 : lines(newBytes, recordFrom, newFrom) + 1;
    lines = recordFrom < 0 ? 1 : Math.max(line, lines(newBytes, recordFrom, newTo - 1) + 1);
    recordFrom = -1;
    return Outcome.MALFORMED;
  }

  /** How many lines end there. */
  private static int lines(final byte[] bytes, final int from, final int to) {
    int lines = 0;
    for (int i = from; i < to; i++) {
      final boolean pair = bytes[i] == '\n' && i > from && bytes[i - 1] == '\r';
      lines += (bytes[i] == '\n' || bytes[i] == '\r') && !pair ? 1 : 0;
    }
    return lines;
  }

  @Override
  public String toString() {
    final StringBuilder text = new StringBuilder();
    if (column != null) {
      text.append(column).append(": ");
    }
    text.append(what);
    if (lines > 1) {
      text.append(", opened in line ").append(line);
      text.append(" of the ").append(lines).append(" lines of the record");
    }
    if (bytes != null) {
      final int end = end();
      text.append(": '").append(PrintableText.of(bytes, from, Math.max(0, end - from)));
      text.append(end < to ? "...'" : "'");
    }
    return text.toString();
  }

  /** Where the part that is shown ends: not within a character of UTF-8. */
  private int end() {
    int end = Math.min(to, from + SHOWN);
    while (end < to && end > from && (bytes[end] & 0xc0) == 0x80) {
      end--;
    }
    return end;
  }
}
