package io.millrace.feeds.core.container;

import io.millrace.feeds.core.CutException;
import java.io.IOException;
import java.io.InputStream;

/**
 * UTF-16 as UTF-8. The byte order mark is left out; half of a surrogate pair becomes U+FFFD. One
 * thread; allocates nothing after its making.
 */
final class Utf16Stream extends InputStream {
  private static final int INPUT_BYTES = 1 << 15;
  private static final int MAX_BYTES = 4;
  private static final int MARK = 0xfeff;
  private static final int REPLACEMENT = 0xfffd;

  private final InputStream in;
  private final int upper;
  private final byte[] input = new byte[INPUT_BYTES];
  private final byte[] output = new byte[INPUT_BYTES * 2];
  private int left;
  private int from;
  private int to;
  private int high;
  private boolean begun;
  private boolean ended;

  /**
   * @param in the bytes, closed with this
   * @param bigEndian whether the upper byte of a unit comes first
   */
  Utf16Stream(final InputStream in, final boolean bigEndian) {
    this.in = in;
    this.upper = bigEndian ? 0 : 1;
  }

  @Override
  public int read() throws IOException {
    final byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(final byte[] into, final int offset, final int length) throws IOException {
    while (from == to) {
      if (ended) {
        if (left > 0) {
          throw CutException.of("the UTF-16 text ends within a character");
        }
        return -1;
      }
      fill();
    }
    final int count = Math.min(length, to - from);
    System.arraycopy(output, from, into, offset, count);
    from += count;
    return count;
  }

  private void fill() throws IOException {
    from = 0;
    to = 0;
    final int count = in.read(input, left, input.length - left);
    if (count < 0) {
      ended = true;
      if (high != 0) {
        put(REPLACEMENT);
      }
      return;
    }
    final int end = left + count;
    int at = 0;
    for (; at + 1 < end; at += 2) {
      unit((input[at + upper] & 0xff) << 8 | input[at + 1 - upper] & 0xff);
    }
    left = end - at;
    if (left > 0) {
      input[0] = input[at];
    }
  }

  private void unit(final int unit) {
    final boolean mark = !begun && unit == MARK;
    begun = true;
    if (mark) {
      return;
    }
    final char value = (char) unit;
    if (high != 0) {
      if (Character.isLowSurrogate(value)) {
        put(Character.toCodePoint((char) high, value));
        high = 0;
        return;
      }
      put(REPLACEMENT);
      high = 0;
    }
    if (Character.isHighSurrogate(value)) {
      high = unit;
    } else {
      put(Character.isLowSurrogate(value) ? REPLACEMENT : unit);
    }
  }

  private void put(final int codePoint) {
    if (codePoint < 0x80) {
      output[to++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      output[to++] = (byte) (0xc0 | codePoint >> 6);
      tail(codePoint, 1);
    } else if (codePoint < 0x10000) {
      output[to++] = (byte) (0xe0 | codePoint >> 12);
      tail(codePoint, 2);
    } else {
      output[to++] = (byte) (0xf0 | codePoint >> 18);
      tail(codePoint, MAX_BYTES - 1);
    }
  }

  private void tail(final int codePoint, final int bytes) {
    for (int shift = 6 * (bytes - 1); shift >= 0; shift -= 6) {
      output[to++] = (byte) (0x80 | codePoint >> shift & 0x3f);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
