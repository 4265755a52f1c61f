package io.millrace.feeds.core.text;

import io.millrace.feeds.core.Framer;
import io.millrace.feeds.core.definition.TextDialect;

/**
 * Cuts lines. LF, CR and CRLF end a line, a last line without line end is whole, empty lines are no
 * records, a byte order mark before the first is left out. So are the lines to skip and the
 * comments. Where cells may be quoted, a quote that opens at the start of a cell holds line ends
 * until it closes: the record continues over them.
 *
 * <p>Of a record over the bound the first {@code maxRecord + 1} bytes are the record, so that
 * decoders can tell, and what is left of the line that they end in is consumed. A quote that never
 * closes therefore takes no line beyond the one in which the bound lies. How the bytes are split
 * across reads changes nothing.
 */
public final class LineFramer implements Framer {
  /** Above every line end; of what is below it, text holds but the tab. */
  private static final long CONTROLS = ByteWords.of('\r' + 1);

  private final int maxRecord;
  private final int delimiter;
  private final int quote;
  private final long quotes;
  private final int comment;
  private final int skip;
  private boolean begun;
  private boolean skipping;
  private boolean afterReturn;
  private int offset;
  private int length = -1;
  private long line = 1;
  private long recordLine;
  private int inner;

  /**
   * Lines without quotes, comments and lines to skip.
   *
   * @param maxRecord bytes of a line, without its end
   */
  public LineFramer(final int maxRecord) {
    this(maxRecord, ',', TextDialect.NONE, TextDialect.NONE, 0);
  }

  /**
   * Rows of cells.
   *
   * @param maxRecord bytes of a row, without its end
   * @param dialect has delimiter, quote, comment and lines to skip
   */
  public LineFramer(final int maxRecord, final TextDialect dialect) {
    this(maxRecord, dialect.delimiter(), dialect.quote(), dialect.comment(), dialect.skip());
  }

  private LineFramer(
      final int maxRecord,
      final int delimiter,
      final int quote,
      final int comment,
      final int skip) {
    this.maxRecord = maxRecord;
    this.delimiter = delimiter;
    this.quote = quote;
    this.quotes = ByteWords.of(quote == TextDialect.NONE ? '\n' : quote);
    this.comment = comment;
    this.skip = skip;
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
    if (afterReturn) {
      afterReturn = false;
      if (buffer[from] == '\n') {
        return 1;
      }
    }
    if (skipping || buffer[from] == comment || line <= skip) {
      return pass(buffer, from, to);
    }
    return record(buffer, from, to, atEnd);
  }

  /** Passes the rest of a line. */
  private int pass(final byte[] buffer, final int from, final int to) {
    int at = from;
    while (at < to && buffer[at] != '\n' && buffer[at] != '\r') {
      at++;
    }
    skipping = at == to;
    return (skipping ? to : lineEnd(buffer, at, to)) - from;
  }

  private int record(final byte[] buffer, final int from, final int to, final boolean atEnd) {
    final boolean isOver = to - from > maxRecord;
    final int bound = isOver ? from + maxRecord + 1 : to;
    inner = 0;
    int at = next(buffer, from, bound);
    while (at < bound && buffer[at] == quote) {
      final boolean opens = at == from || buffer[at - 1] == delimiter;
      at = next(buffer, opens ? closed(buffer, at + 1, bound, to) : at + 1, bound);
    }
    if (at < bound) {
      final int contentLength = at - from;
      recordLine = line;
      line += inner;
      final int consumed = lineEnd(buffer, at, to) - from;
      return contentLength == 0 ? consumed : found(from, contentLength, consumed);
    }
    if (!isOver && !atEnd) {
      return NEED_MORE;
    }
    recordLine = line;
    line += inner;
    final byte last = buffer[bound - 1];
    afterReturn = last == '\r';
    skipping = isOver && !afterReturn && last != '\n';
    return found(from, bound - from, bound - from);
  }

  /** After the line end that begins here; an LF may still come after a CR. */
  private int lineEnd(final byte[] buffer, final int at, final int to) {
    line++;
    if (buffer[at] == '\n') {
      return at + 1;
    }
    afterReturn = at + 1 == to;
    return !afterReturn && buffer[at + 1] == '\n' ? at + 2 : at + 1;
  }

  /** After the quote that closes, or the bound; two quotes within stand for one. */
  private int closed(final byte[] buffer, final int from, final int bound, final int to) {
    int at = next(buffer, from, bound);
    while (at < bound) {
      if (buffer[at] == quote) {
        if (at + 1 == to || buffer[at + 1] != quote) {
          return at + 1;
        }
        at++;
      } else {
        final boolean pair = buffer[at] == '\n' && at > from && buffer[at - 1] == '\r';
        inner += pair ? 0 : 1;
      }
      at = next(buffer, at + 1, bound);
    }
    return bound;
  }

  /** The next line end or quote, or the bound: eight bytes at a time. */
  private int next(final byte[] buffer, final int from, final int bound) {
    final long wanted = quotes;
    int at = from;
    while (at <= bound - Long.BYTES) {
      final long word = ByteWords.at(buffer, at);
      final long marks = ByteWords.firstBelow(word, CONTROLS) | ByteWords.firstOf(word, wanted);
      if (marks == 0) {
        at += Long.BYTES;
      } else {
        at += ByteWords.index(marks);
        if (isWanted(buffer[at])) {
          return at;
        }
        at++;
      }
    }
    while (at < bound && !isWanted(buffer[at])) {
      at++;
    }
    return Math.min(at, bound);
  }

  private boolean isWanted(final byte value) {
    return value == '\n' || value == '\r' || value == quote;
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

  @Override
  public long line() {
    return recordLine;
  }
}
