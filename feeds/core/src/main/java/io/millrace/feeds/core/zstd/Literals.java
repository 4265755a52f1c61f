package io.millrace.feeds.core.zstd;

import io.millrace.feeds.core.CutException;
import java.util.Arrays;

/** The literals of one block (RFC 8878, 3.1.1.3.1). */
final class Literals {
  private static final int RAW = 0;
  private static final int ONE_BYTE = 1;
  private static final int TREELESS = 3;
  private static final int JUMP_BYTES = 6;

  private final HuffmanTable table = new HuffmanTable();
  private final byte[] bytes = new byte[ZstdStream.MAX_BLOCK];
  private int size;

  /** Forgets the table of an earlier frame. */
  void clear() {
    table.clear();
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  /**
   * Reads those at the beginning of a block.
   *
   * @return where they end
   */
  int read(final byte[] from, final int begin, final int end) throws CutException {
    if (begin >= end) {
      throw CutException.damaged("an empty block");
    }
    final int type = from[begin] & 3;
    final int format = from[begin] >> 2 & 3;
    return type <= ONE_BYTE
        ? readPlain(from, begin, end, type, format)
        : readCoded(from, begin, end, type, format);
  }

  private static int number(final byte[] from, final int begin, final int end, final int length)
      throws CutException {
    if (begin + length > end) {
      throw CutException.damaged("a block ends too early");
    }
    int value = 0;
    for (int i = Math.min(length, Integer.BYTES) - 1; i >= 0; i--) {
      value = value << 8 | from[begin + i] & 0xff;
    }
    return value;
  }

  private int readPlain(
      final byte[] from, final int begin, final int end, final int type, final int format)
      throws CutException {
    final int header = (format & 1) == 0 ? 1 : format == 1 ? 2 : 3;
    size = number(from, begin, end, header) >>> (header == 1 ? 3 : 4);
    final int data = begin + header;
    final int after = data + (type == RAW ? size : 1);
    if (size > bytes.length || after > end) {
      throw CutException.damaged("a block has too many literals");
    }
    if (type == RAW) {
      System.arraycopy(from, data, bytes, 0, size);
    } else {
      Arrays.fill(bytes, 0, size, from[data]);
    }
    return after;
  }

  private int readCoded(
      final byte[] from, final int begin, final int end, final int type, final int format)
      throws CutException {
    final int header = format < 2 ? 3 : format + 2;
    final int width = format < 2 ? 10 : 4 * format + 6;
    final long number =
        number(from, begin, end, header) & 0xffffffffL
            | (header == 5 ? (from[begin + 4] & 0xffL) << 32 : 0);
    final int mask = (1 << width) - 1;
    size = (int) (number >>> 4) & mask;
    final int packed = (int) (number >>> 4 + width) & mask;
    int data = begin + header;
    final int after = data + packed;
    if (size > bytes.length || after > end) {
      throw CutException.damaged("a block has too many literals");
    }
    if (type != TREELESS) {
      data = table.read(from, data, after);
    } else if (!table.isSet()) {
      throw CutException.damaged("a table is missing");
    }
    if (format == 0) {
      table.decode(from, data, after, bytes, 0, size);
    } else {
      decodeFour(from, data, after);
    }
    return after;
  }

  private void decodeFour(final byte[] from, final int begin, final int end) throws CutException {
    final int part = (size + 3) / 4;
    int at = begin + JUMP_BYTES;
    for (int i = 0; i < 3; i++) {
      final int length = number(from, begin + 2 * i, end, 2);
      if (at + length > end || part * 3 > size) {
        throw CutException.damaged("a block ends too early");
      }
      table.decode(from, at, at + length, bytes, i * part, part);
      at += length;
    }
    table.decode(from, at, end, bytes, 3 * part, size - 3 * part);
  }
}
