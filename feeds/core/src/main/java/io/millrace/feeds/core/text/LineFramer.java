package io.millrace.feeds.core.text;

import io.millrace.feeds.core.Framer;

/**
 * Cuts lines. LF and CRLF end a line, a last line without line end is whole, empty lines are no
 * records, a byte order mark before the first is left out. Of a line over the bound the first
 * {@code maxRecord + 1} bytes are the record, so that decoders can tell, and the rest is consumed.
 * How the bytes are split across reads changes nothing.
 */
public final class LineFramer implements Framer {
  private final int maxRecord;
  private boolean begun;
  private boolean skipping;
  private int offset;
  private int length = -1;

  /**
   * @param maxRecord bytes of a line, without its end
   */
  public LineFramer(final int maxRecord) {
    this.maxRecord = maxRecord;
  }

  @Override
  public int frame(final byte[] buffer, final int from, final int to, final boolean atEnd) {
    length = -1;
    if (!begun) {
      final int mark = byteOrderMark(buffer, from, to);
      if (mark < 0 && !atEnd) {
        return NEED_MORE;
      }
      begun = true;
      if (mark > 0) {
        return mark;
      }
    }
    int at = from;
    while (at < to && buffer[at] != '\n') {
      at++;
    }
    return skipping ? skip(from, at, to) : line(buffer, from, at, to, atEnd);
  }

  private int skip(final int from, final int at, final int to) {
    skipping = at == to;
    return (skipping ? to : at + 1) - from;
  }

  private int line(
      final byte[] buffer, final int from, final int at, final int to, final boolean atEnd) {
    if (at == to && !atEnd) {
      if (to - from < maxRecord + 2) {
        return NEED_MORE;
      }
      skipping = true;
      return found(from, maxRecord + 1, maxRecord + 1);
    }
    final int content = at < to && at > from && buffer[at - 1] == '\r' ? at - 1 : at;
    final int consumed = (at < to ? at + 1 : at) - from;
    if (content == from) {
      return consumed;
    }
    return found(from, Math.min(content - from, maxRecord + 1), consumed);
  }

  private int found(final int from, final int recordLength, final int consumed) {
    offset = from;
    length = recordLength;
    return consumed;
  }

  /** Three where the mark stands, 0 where it does not, -1 where that is still open. */
  private static int byteOrderMark(final byte[] buffer, final int from, final int to) {
    final boolean may =
        buffer[from] == (byte) 0xEF
            && (to - from < 2 || buffer[from + 1] == (byte) 0xBB)
            && (to - from < 3 || buffer[from + 2] == (byte) 0xBF);
    if (!may) {
      return 0;
    }
    return to - from >= 3 ? 3 : -1;
  }

  @Override
  public int recordOffset() {
    return offset;
  }

  @Override
  public int recordLength() {
    return length;
  }
}
