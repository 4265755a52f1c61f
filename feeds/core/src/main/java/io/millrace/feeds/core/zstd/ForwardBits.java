package io.millrace.feeds.core.zstd;

import io.millrace.feeds.core.CutException;

/** Bits that are read from the first to the last, the lowest of a byte first. */
final class ForwardBits {
  private byte[] bytes;
  private int limit;
  private int from;
  private int position;

  void begin(final byte[] newBytes, final int newFrom, final int to) {
    bytes = newBytes;
    from = newFrom;
    limit = (to - newFrom) * Byte.SIZE;
    position = 0;
  }

  int read(final int count) throws CutException {
    if (position + count > limit) {
      throw CutException.damaged("a table ends too early");
    }
    int value = 0;
    for (int i = 0; i < count; i++, position++) {
      value |= (bytes[from + (position >> 3)] >> (position & 7) & 1) << i;
    }
    return value;
  }

  /** Returns the first byte of which no bit was read. */
  int end() {
    return from + (position + 7 >> 3);
  }
}
