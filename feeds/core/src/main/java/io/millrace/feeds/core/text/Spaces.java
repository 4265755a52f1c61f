package io.millrace.feeds.core.text;

/** The spaces around a text, which belong to no name, number or class. Pure. */
public final class Spaces {
  private Spaces() {}

  /**
   * @param bytes hold a text
   * @param from its first byte
   * @param to after its last byte
   * @return its first byte that is no space; {@code to} where there is none
   */
  public static int start(final byte[] bytes, final int from, final int to) {
    int start = from;
    while (start < to && bytes[start] == ' ') {
      start++;
    }
    return start;
  }

  /**
   * @param bytes hold a text
   * @param start its first byte that is no space
   * @param to after its last byte
   * @return after its last byte that is no space
   */
  public static int end(final byte[] bytes, final int start, final int to) {
    int end = to;
    while (end > start && bytes[end - 1] == ' ') {
      end--;
    }
    return end;
  }
}
