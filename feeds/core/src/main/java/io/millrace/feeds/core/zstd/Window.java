package io.millrace.feeds.core.zstd;

import io.millrace.feeds.core.CutException;
import java.util.Arrays;

/**
 * What has been decompressed: as much of it as matches can reach back to, and what has not been
 * taken yet. Grows to its size and is kept.
 */
final class Window {
  private static final int FIRST_BYTES = 1 << 19;
  private static final int AT_ONCE_BYTES = 1 << 24;

  private byte[] bytes = new byte[FIRST_BYTES];
  private int size;
  private int maxBlock;
  private int taken;
  private int finished;
  private int end;
  private int limit;

  /**
   * Begins a frame.
   *
   * @param newSize how far back matches can reach, in bytes
   */
  void begin(final int newSize, final int newMostBlock) {
    size = newSize;
    maxBlock = newMostBlock;
    taken = 0;
    finished = 0;
    end = 0;
    limit = 0;
  }

  /** Makes room for a block, once all before it has been taken. */
  void beginBlock() {
    if (bytes.length - end < maxBlock) {
      final int kept = Math.min(end, size);
      final int wanted = size + maxBlock + Math.max(size / 4, maxBlock);
      if (kept + maxBlock > bytes.length / 2 && bytes.length < wanted) {
        final long more = Math.max(AT_ONCE_BYTES, 2L * bytes.length + maxBlock);
        bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, more));
      }
      if (bytes.length - end < maxBlock) {
        System.arraycopy(bytes, end - kept, bytes, 0, kept);
        end = kept;
      }
      taken = end;
      finished = end;
    }
    limit = end + maxBlock;
  }

  void append(final byte[] from, final int offset, final int length) throws CutException {
    reserve(length);
    System.arraycopy(from, offset, bytes, end, length);
    end += length;
  }

  void fill(final byte value, final int length) throws CutException {
    reserve(length);
    Arrays.fill(bytes, end, end + length, value);
    end += length;
  }

  /** Copies bytes from so far back; they may reach into those that are copied. */
  void repeat(final long offset, final int length) throws CutException {
    reserve(length);
    if (offset <= 0 || offset > Math.min(end, size)) {
      throw CutException.damaged("a match reaches back too far");
    }
    final byte[] to = bytes;
    int from = end - (int) offset;
    if (offset >= length) {
      System.arraycopy(to, from, to, end, length);
      end += length;
      return;
    }
    for (final int last = end + length; end < last; end++, from++) {
      to[end] = to[from];
    }
  }

  private void reserve(final int length) throws CutException {
    if (length > limit - end) {
      throw CutException.damaged("a block is too large");
    }
  }

  /** Lets the block be taken, which is whole; returns how many bytes it has. */
  int endBlock() {
    final int count = end - finished;
    finished = end;
    return count;
  }

  /** Returns how many bytes of whole blocks have not been taken. */
  int available() {
    return finished - taken;
  }

  int take(final byte[] into, final int offset, final int length) {
    final int count = Math.min(length, finished - taken);
    System.arraycopy(bytes, taken, into, offset, count);
    taken += count;
    return count;
  }

  /** Adds what was appended last to a checksum. */
  void digest(final XxHash64 hash, final int last) {
    hash.update(bytes, end - last, last);
  }
}
