package io.millrace.feeds.core.jsonl;

import io.millrace.feeds.core.Framer;
import io.millrace.feeds.core.text.LineFramer;

/**
 * Cuts lines, or the records of a JSON text that begins otherwise: with the bracket of one array of
 * records, or with a line that holds nothing but the brace of an object. Takes the receive time
 * from a whole number of ns before the record, which stays in it.
 */
final class JsonlFramer implements Framer {
  private final int maxRecord;
  private final JsonRecords records;
  private final ReceivedPrefix prefix = new ReceivedPrefix();
  private Framer framer;
  private byte[] bytes;

  JsonlFramer(final int maxRecord, final JsonRecords records) {
    this.maxRecord = maxRecord;
    this.records = records;
  }

  @Override
  public int frame(final byte[] buffer, final int from, final int to, final boolean atEnd) {
    bytes = buffer;
    if (framer == null) {
      framer = chosen(buffer, from, Math.min(to, from + maxRecord + 1), atEnd);
      if (framer == null) {
        return NEED_MORE;
      }
      final int mark = markBytes(buffer, from, to);
      if (mark > 0 && framer instanceof JsonTextFramer) {
        return mark;
      }
    }
    return framer.frame(buffer, from, to, atEnd);
  }

  /** The framer for a text whose first bytes are these; null while that is open. */
  private Framer chosen(final byte[] buffer, final int from, final int to, final boolean atEnd) {
    final int first = JsonTokens.space(buffer, from + markBytes(buffer, from, to), to);
    final int second = first < to ? JsonTokens.space(buffer, first + 1, to) : to;
    final boolean isOpen = second == to && !atEnd && to - from <= maxRecord;
    if (first == to) {
      return isOpen ? null : new LineFramer(maxRecord);
    }
    if (buffer[first] == '[' && records != JsonRecords.EITHER) {
      if (records == JsonRecords.OBJECTS) {
        return new JsonTextFramer(maxRecord, true);
      }
      if (second == to) {
        return isOpen ? null : new LineFramer(maxRecord);
      }
      return buffer[second] == '['
          ? new JsonTextFramer(maxRecord, true)
          : new LineFramer(maxRecord);
    }
    if (buffer[first] == '{') {
      return brace(buffer, first, second, isOpen);
    }
    return new LineFramer(maxRecord);
  }

  private Framer brace(
      final byte[] buffer, final int first, final int second, final boolean isOpen) {
    for (int at = first + 1; at < second; at++) {
      if (buffer[at] == '\n' || buffer[at] == '\r') {
        return new JsonTextFramer(maxRecord, false);
      }
    }
    return isOpen ? null : new LineFramer(maxRecord);
  }

  private static int markBytes(final byte[] buffer, final int from, final int to) {
    return to - from >= 3
            && buffer[from] == (byte) 0xEF
            && buffer[from + 1] == (byte) 0xBB
            && buffer[from + 2] == (byte) 0xBF
        ? 3
        : 0;
  }

  @Override
  public int recordOffset() {
    return framer.recordOffset();
  }

  @Override
  public int recordLength() {
    return framer == null ? -1 : framer.recordLength();
  }

  @Override
  public long line() {
    return framer.line();
  }

  @Override
  public String unfinished() {
    return framer == null ? null : framer.unfinished();
  }

  @Override
  public long receivedNs(final long arrivedNs) {
    final int from = framer.recordOffset();
    return prefix.find(bytes, from, from + framer.recordLength()) ? prefix.ns() : arrivedNs;
  }
}
