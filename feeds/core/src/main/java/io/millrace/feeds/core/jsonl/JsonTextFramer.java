package io.millrace.feeds.core.jsonl;

import io.millrace.feeds.core.Framer;

/**
 * Cuts the objects and arrays out of a JSON text whose records are not one a line: the elements of
 * one array, or values one after the other over several lines. A record ends with the bracket that
 * closes it; brackets within strings do not count. Space and commas between records are left out;
 * anything else there is a record as far as the next comma or line end, so that the decoder reports
 * it. Of a record over the bound the first {@code maxRecord + 1} bytes are the record, and reading
 * resumes at the next line.
 */
final class JsonTextFramer implements Framer {
  private final int maxRecord;
  private final boolean inArray;
  private boolean opened;
  private boolean ended;
  private boolean skipping;
  private boolean afterReturn;
  private int offset;
  private int length = -1;
  private long line = 1;
  private long recordLine;

  /**
   * @param maxRecord bytes of a record
   * @param inArray whether the records are the elements of one array
   */
  JsonTextFramer(final int maxRecord, final boolean inArray) {
    this.maxRecord = maxRecord;
    this.inArray = inArray;
  }

  @Override
  public int frame(final byte[] buffer, final int from, final int to, final boolean atEnd) {
    length = -1;
    final int skipped = skipping ? skip(buffer, from, to) : from;
    final int begin = skipped > from ? skipped : between(buffer, from, to);
    if (begin > from) {
      return begin - from;
    }
    final boolean isOver = to - from > maxRecord;
    final int bound = isOver ? from + maxRecord + 1 : to;
    final boolean isValue = buffer[from] == '{' || buffer[from] == '[';
    final int end = isValue ? valueEnd(buffer, from, bound) : textEnd(buffer, from, bound);
    if (end < 0 && !isOver && (isValue || !atEnd)) {
      return NEED_MORE;
    }
    skipping = end < 0 && isOver;
    offset = from;
    length = (end < 0 ? bound : end) - from;
    recordLine = line;
    countLines(buffer, from, from + length);
    return length;
  }

  /** Passes space, commas and the brackets of the array; stops where a record begins. */
  private int between(final byte[] buffer, final int from, final int to) {
    int at = from;
    while (at < to && isBetween(buffer[at])) {
      at++;
    }
    countLines(buffer, from, at);
    return at;
  }

  private boolean isBetween(final byte value) {
    if (inArray && !opened && value == '[') {
      opened = true;
      return true;
    }
    if (inArray && !ended && value == ']') {
      ended = true;
      return true;
    }
    return value == ' '
        || value == '\t'
        || value == '\n'
        || value == '\r'
        || (inArray && !ended && value == ',');
  }

  private int skip(final byte[] buffer, final int from, final int to) {
    int at = from;
    while (at < to && buffer[at] != '\n' && buffer[at] != '\r') {
      at++;
    }
    skipping = at == to;
    afterReturn &= at == from;
    return at;
  }

  private void countLines(final byte[] buffer, final int from, final int to) {
    for (int at = from; at < to; at++) {
      final byte value = buffer[at];
      line += value == '\r' || (value == '\n' && !afterReturn) ? 1 : 0;
      afterReturn = value == '\r';
    }
  }

  /** After the bracket that closes the value; -1 where it does not close before the bound. */
  private static int valueEnd(final byte[] buffer, final int from, final int bound) {
    int depth = 0;
    boolean inString = false;
    for (int at = from; at < bound; at++) {
      final byte value = buffer[at];
      if (inString) {
        at += value == '\\' ? 1 : 0;
        inString = value != '"';
      } else if (value == '"') {
        inString = true;
      } else if (value == '{' || value == '[') {
        depth++;
      } else if (value == '}' || value == ']') {
        depth--;
        if (depth == 0) {
          return at + 1;
        }
      }
    }
    return -1;
  }

  private int textEnd(final byte[] buffer, final int from, final int bound) {
    for (int at = from + 1; at < bound; at++) {
      final byte value = buffer[at];
      final boolean closes = inArray && !ended && (value == ',' || value == ']');
      if (closes || value == '\n' || value == '\r') {
        return at;
      }
    }
    return -1;
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

  @Override
  public String unfinished() {
    return inArray && !ended ? "the array of its records is not closed" : null;
  }
}
