package io.millrace.feeds.core.container;

import java.nio.charset.StandardCharsets;

/**
 * Tells HTML and XML, as servers send them in place of a file, from records. Columns may have names
 * such as {@code <DATE>}, so one angle bracket is not enough.
 */
final class Markup {
  private static final String[] OPENINGS = {"<?xml ", "<!doctype html", "<html>", "<html "};

  private Markup() {}

  /**
   * {@return {@link Content#HTML}, {@link Content#XML} or {@link Content#PLAIN}; null where more
   * bytes are needed}
   */
  static Content of(final byte[] first, final int length, final boolean atEnd) {
    int from = 0;
    while (from < length && (first[from] <= ' ' && first[from] > 0 || isMark(first[from]))) {
      from++;
    }
    if (from == length || first[from] != '<') {
      return Content.PLAIN;
    }
    for (final String opening : OPENINGS) {
      final int count = Math.min(opening.length(), length - from);
      final String begins = new String(first, from, count, StandardCharsets.ISO_8859_1);
      if (opening.regionMatches(true, 0, begins, 0, count)) {
        if (count == opening.length()) {
          return opening.startsWith("<?") ? Content.XML : Content.HTML;
        }
        if (!atEnd && length < Recognition.LOOK_BYTES) {
          return null;
        }
      }
    }
    return Content.PLAIN;
  }

  /** Returns whether a byte is one of a UTF-8 byte order mark. */
  private static boolean isMark(final byte value) {
    return value == (byte) 0xef || value == (byte) 0xbb || value == (byte) 0xbf;
  }
}
