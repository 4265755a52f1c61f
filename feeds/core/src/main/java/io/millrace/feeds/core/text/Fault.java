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
    return Outcome.MALFORMED;
  }

  @Override
  public String toString() {
    final StringBuilder text = new StringBuilder();
    if (column != null) {
      text.append(column).append(": ");
    }
    text.append(what);
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
