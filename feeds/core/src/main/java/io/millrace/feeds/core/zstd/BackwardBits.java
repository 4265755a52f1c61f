package io.millrace.feeds.core.zstd;

import io.millrace.feeds.core.CutException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bits that are read from the last to the first (RFC 8878, 4.1). The highest set bit of the last
 * byte marks where they begin. Bits before the first are zeros; {@link #left} is then negative. The
 * buffer has {@link #PADDING} bytes after the data.
 */
final class BackwardBits {
  static final int PADDING = Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes;
  private int from;
  private int left;

  void begin(final byte[] newBytes, final int newFrom, final int to) throws CutException {
    if (to <= newFrom || newBytes[to - 1] == 0) {
      throw CutException.damaged("no end of a bit stream");
    }
    bytes = newBytes;
    from = newFrom;
    final int mark = 31 - Integer.numberOfLeadingZeros(newBytes[to - 1] & 0xff);
    left = (to - 1 - newFrom) * Byte.SIZE + mark;
  }

  /** Returns how many bits have not been read; negative after more were read than there are. */
  int left() {
    return left;
  }

  /** Reads up to 56 bits. */
  long read(final int count) {
    final long value = peek(count);
    left -= count;
    return value;
  }

  void skip(final int count) {
    left -= count;
  }

  /** Returns the next bits and leaves them; up to 56. */
  long peek(final int count) {
    final int at = left - count;
    final long mask = (1L << count) - 1;
    if (at >= 0) {
      return (long) LONGS.get(bytes, from + (at >> 3)) >>> (at & 7) & mask;
    }
    // Some are missing: those that are there are the upper ones.
    return left <= 0 ? 0 : (long) LONGS.get(bytes, from) << -at & mask;
  }
}
