package io.millrace.feeds.core.itch;

import io.millrace.engine.record.BigEndian;
import io.millrace.feeds.core.Framer;

/**
 * Cuts a length-prefixed file (Nasdaq's BinaryFILE): two bytes of length, big-endian, then the
 * message. A length of 0 marks the end of a session: it is consumed and holds no record, and what
 * follows is framed the same way.
 */
public final class Itch50Framer implements Framer {
  private int recordOffset;
  private int recordLength;

  /** Makes a framer for one stream. */
  public Itch50Framer() {
    recordLength = -1;
  }

  @Override
  public int frame(final byte[] buffer, final int from, final int to, final boolean atEnd) {
    final int begin = from + Itch50Layout.PREFIX_LENGTH;
    if (begin > to) {
      return NEED_MORE;
    }
    final int length = BigEndian.get2(buffer, from);
    if (begin + length > to) {
      return NEED_MORE;
    }
    recordOffset = begin;
    recordLength = length == 0 ? -1 : length;
    return Itch50Layout.PREFIX_LENGTH + length;
  }

  @Override
  public int recordOffset() {
    return recordOffset;
  }

  @Override
  public int recordLength() {
    return recordLength;
  }
}
