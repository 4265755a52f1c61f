package io.millrace.feeds.core.jsonl;

/**
 * A whole number of ns before a record: digits, then at least one space, then the brace or bracket.
 */
final class ReceivedPrefix {
  private int start;
  private int end;
  private int object;
  private long ns;

  /**
   * @param bytes hold a line
   * @param from its first byte
   * @param to after its last byte
   * @return whether the line has such a number, within 64 bits
   */
  boolean find(final byte[] bytes, final int from, final int to) {
    int at = JsonTokens.space(bytes, from, to);
    start = at;
    ns = 0;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      final int digit = bytes[at] - '0';
      if (ns > (Long.MAX_VALUE - digit) / 10) {
        return false;
      }
      ns = ns * 10 + digit;
      at++;
    }
    end = at;
    object = JsonTokens.space(bytes, at, to);
    return end > start
        && object > end
        && object < to
        && (bytes[object] == '{' || bytes[object] == '[');
  }

  /** {@return the number, in ns since the epoch} */
  long ns() {
    return ns;
  }

  /** {@return first byte of the number} */
  int start() {
    return start;
  }

  /** {@return after the last byte of the number} */
  int end() {
    return end;
  }

  /** {@return where the object begins} */
  int object() {
    return object;
  }
}
