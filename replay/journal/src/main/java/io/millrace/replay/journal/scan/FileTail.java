package io.millrace.replay.journal.scan;

import io.millrace.replay.journal.excerpt.ExcerptLayout;

/**
 * What follows the last accepted excerpt of a file. Here alone the library's document headers are
 * read: they distinguish an excerpt that was never finished, which is no damage, from one that was
 * finished and does not match its checksum any more.
 *
 * @param damage what is wrong; null where nothing is
 * @param unfinished whether an excerpt was begun and not finished
 * @param endMarked whether the library closed the file because another one follows
 */
public record FileTail(String damage, boolean unfinished, boolean endMarked) {
  private static final int NOT_COMPLETE = 1 << 31;
  private static final int META_DATA = 1 << 30;
  private static final int LENGTH_MASK = META_DATA - 1;
  private static final int END_OF_FILE = NOT_COMPLETE | META_DATA;
  private static final int END_MARK_BYTES = 16;
  private static final int PAGE_NAME_CODE = 0xb9;
  private static final byte[][] PAGE_NAMES = {
    {(byte) PAGE_NAME_CODE, 5, 'i', 'n', 'd', 'e', 'x'},
    {(byte) PAGE_NAME_CODE, 11, 'i', 'n', 'd', 'e', 'x', '2', 'i', 'n', 'd', 'e', 'x'}
  };
  private static final int PAGE_ENTRIES = 4096;

  /** Positions are multiples of four bytes. */
  static long align(final long position) {
    return (position + 3) & -4L;
  }

  /**
   * @param window over the file
   * @param from where the last accepted excerpt ends
   */
  static FileTail inspect(final FileWindow window, final long from) {
    final long last = lastNonZero(window, from);
    long at = from;
    while (at <= last && at + Integer.BYTES <= window.size()) {
      final int header = ExcerptLayout.getInt(window.bytes(), window.at(at, Integer.BYTES));
      final long content = at + Integer.BYTES;
      final long pageEnd = pageEnd(window, content);
      if (header == END_OF_FILE) {
        return last < content + END_MARK_BYTES
            ? new FileTail(null, false, true)
            : new FileTail(strayBytes(last), false, true);
      } else if (pageEnd > 0) {
        at = align(pageEnd);
      } else if (header <= 0) {
        return last < content + ExcerptLayout.MAX_BYTES
            ? new FileTail(null, true, false)
            : new FileTail(strayBytes(last), false, false);
      } else if ((header & META_DATA) != 0) {
        at = align(content + (header & LENGTH_MASK));
      } else {
        return new FileTail(
            "the excerpt at byte " + content + " does not match its checksum", false, false);
      }
    }
    return new FileTail(null, false, false);
  }

  private static String strayBytes(final long last) {
    return "byte " + last + " belongs to no excerpt";
  }

  /** Where an index page of the library ends, known by its content; 0 where there is none. */
  private static long pageEnd(final FileWindow window, final long content) {
    for (final byte[] name : PAGE_NAMES) {
      final int index = window.at(content, name.length);
      boolean equal = window.limit() - index >= name.length;
      for (int i = 0; equal && i < name.length; i++) {
        equal = window.bytes()[index + i] == name[i];
      }
      if (equal) {
        // One byte says that an array follows; its numbers stand at multiples of eight bytes:
        // capacity, how many are used, entries.
        final long array = (content + name.length + 1 + 7) & -8L;
        return array + (2 + PAGE_ENTRIES) * (long) Long.BYTES;
      }
    }
    return 0;
  }

  /** Position of the last byte that is not zero; -1 where there is none. */
  private static long lastNonZero(final FileWindow window, final long from) {
    long last = -1;
    long at = from;
    while (at < window.size()) {
      final int first = window.at(at, 1);
      final int limit = window.limit();
      if (first >= limit) {
        break;
      }
      final int nonZero = lastNonZero(window.bytes(), first, limit);
      if (nonZero >= 0) {
        last = at + nonZero - first;
      }
      at += limit - first;
    }
    return last;
  }

  private static int lastNonZero(final byte[] bytes, final int first, final int limit) {
    int end = limit;
    while (end - Long.BYTES >= first && ExcerptLayout.getLong(bytes, end - Long.BYTES) == 0) {
      end -= Long.BYTES;
    }
    while (end > first && bytes[end - 1] == 0) {
      end--;
    }
    return end > first ? end - 1 : -1;
  }
}
