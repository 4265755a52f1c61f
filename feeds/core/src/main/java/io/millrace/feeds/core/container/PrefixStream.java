package io.millrace.feeds.core.container;

import io.millrace.feeds.core.CutException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream whose first bytes can be looked at before they are read. Reads no more ahead than it
 * takes to detect what they are. A cut among them is thrown when they have been read.
 */
final class PrefixStream extends InputStream {
  private final InputStream in;
  private final byte[] first;
  private int length;
  private int position;
  private boolean atEnd;
  private CutException cut;

  PrefixStream(final InputStream in, final int capacity) {
    this.in = in;
    this.first = new byte[Math.max(capacity, Recognition.LOOK_BYTES)];
  }

  /**
   * @param text whether records are lines of text
   * @return what the bytes are
   */
  Content recognize(final boolean text) throws IOException {
    Content content = Recognition.of(first, length, atEnd, text);
    while (content == null) {
      more();
      content = Recognition.of(first, length, atEnd || length == first.length, text);
    }
    return content;
  }

  private void more() throws IOException {
    try {
      final int count = in.read(first, length, first.length - length);
      atEnd = count < 0;
      length += Math.max(count, 0);
    } catch (final CutException failed) {
      atEnd = true;
      cut = failed;
    }
  }

  /** Returns whether there are bytes, and all are the first of a signature of that kind. */
  boolean isBeginningOf(final Content content) {
    return atEnd && length > 0 && Recognition.mayBegin(content, first, length);
  }

  boolean isEmpty() {
    return atEnd && length == 0;
  }

  boolean isCleanText() {
    return Recognition.isCleanText(first, length);
  }

  /** Returns whether the first byte is 0, as in every file of length-prefixed messages. */
  boolean beginsWithZero() {
    return length > 0 && first[0] == 0;
  }

  @Override
  public int read() throws IOException {
    final byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(final byte[] into, final int offset, final int wanted) throws IOException {
    if (position < length) {
      final int count = Math.min(wanted, length - position);
      System.arraycopy(first, position, into, offset, count);
      position += count;
      return count;
    }
    if (cut != null) {
      throw cut;
    }
    return in.read(into, offset, wanted);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
