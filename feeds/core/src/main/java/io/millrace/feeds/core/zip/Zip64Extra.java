package io.millrace.feeds.core.zip;

/** Sizes and offset of an entry, which are in an extra field where four bytes are too few. */
final class Zip64Extra {
  private long size;
  private long packed;
  private long offset;

  Zip64Extra(final long size, final long packed, final long offset) {
    this.size = size;
    this.packed = packed;
    this.offset = offset;
  }

  long size() {
    return size;
  }

  long packed() {
    return packed;
  }

  long offset() {
    return offset;
  }

  /** Reads those that are missing; false where they are not there. */
  boolean read(final byte[] bytes, final int from, final int end) {
    if (size != ZipLayout.MAX4 && packed != ZipLayout.MAX4 && offset != ZipLayout.MAX4) {
      return true;
    }
    int at = from;
    while (at + 4 <= end) {
      final int fieldEnd = at + 4 + ZipLayout.get2(bytes, at + 2);
      if (fieldEnd > end) {
        return false;
      }
      if (ZipLayout.get2(bytes, at) == ZipLayout.EXTRA64) {
        return readField(bytes, at + 4, fieldEnd);
      }
      at = fieldEnd;
    }
    return false;
  }

  private boolean readField(final byte[] bytes, final int from, final int end) {
    int at = from;
    final int wanted =
        (size == ZipLayout.MAX4 ? 8 : 0)
            + (packed == ZipLayout.MAX4 ? 8 : 0)
            + (offset == ZipLayout.MAX4 ? 8 : 0);
    if (end - from < wanted) {
      return false;
    }
    if (size == ZipLayout.MAX4) {
      size = ZipLayout.get8(bytes, at);
      at += 8;
    }
    if (packed == ZipLayout.MAX4) {
      packed = ZipLayout.get8(bytes, at);
      at += 8;
    }
    if (offset == ZipLayout.MAX4) {
      offset = ZipLayout.get8(bytes, at);
    }
    return size >= 0 && packed >= 0 && offset >= 0;
  }
}
