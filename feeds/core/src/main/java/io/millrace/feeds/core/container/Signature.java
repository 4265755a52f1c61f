package io.millrace.feeds.core.container;

import java.nio.charset.StandardCharsets;

/**
 * Bytes that begin a kind of file.
 *
 * @param content what such a file is
 * @param offset where the bytes are
 * @param bytes 0 to 255 each; {@link #ANY} for a byte that may have any value
 */
record Signature(Content content, int offset, int... bytes) {
  static final int ANY = -1;

  /** How the first bytes of a file compare with a signature. */
  enum Match {
    YES,
    NO,
    /** They are too few. */
    OPEN
  }

  /** A signature in Latin-1, from the first byte. */
  static Signature of(final Content content, final String latin1) {
    return at(content, 0, latin1);
  }

  static Signature at(final Content content, final int offset, final String latin1) {
    final byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    final int[] values = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = bytes[i] & 0xff;
    }
    return new Signature(content, offset, values);
  }

  /**
   * @param first holds the first bytes of a file
   * @param length how many they are
   */
  Match match(final byte[] first, final int length) {
    for (int i = 0; i < bytes.length; i++) {
      if (offset + i >= length) {
        return Match.OPEN;
      }
      if (bytes[i] != ANY && bytes[i] != (first[offset + i] & 0xff)) {
        return Match.NO;
      }
    }
    return Match.YES;
  }
}
