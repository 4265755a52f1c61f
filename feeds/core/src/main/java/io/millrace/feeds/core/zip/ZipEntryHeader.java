package io.millrace.feeds.core.zip;

import io.millrace.feeds.core.text.PrintableText;

/**
 * One entry of a zip file.
 *
 * @param name in printable text, see {@link #text}
 * @param flags as stored
 * @param method of compression
 * @param crc of the data; not known where {@code packed} is -1
 * @param packed bytes of the compressed data; -1 where only the data show it
 * @param size bytes of the data; not known where {@code packed} is -1
 * @param offset of the local header in the file
 */
public record ZipEntryHeader(
    String name, int flags, int method, long crc, long packed, long size, long offset) {
  private static final int ZSTD = 93;

  /** {@return whether it is a folder} */
  public boolean isFolder() {
    return name.endsWith("/");
  }

  /** {@return why the data cannot be read, to follow the name of the entry; null where they can} */
  public String refusal() {
    if ((flags & ZipLayout.ENCRYPTED) != 0) {
      return "is encrypted; extract it with its password first";
    }
    if (method == ZipLayout.STORED || method == ZipLayout.DEFLATED) {
      return null;
    }
    return "is compressed by "
        + methodName()
        + ", which cannot be read; extract it first, or pack it with deflate";
  }

  private String methodName() {
    switch (method) {
      case 1:
        return "shrinking";
      case 6:
        return "imploding";
      case 9:
        return "deflate64";
      case 12:
        return "bzip2";
      case 14:
        return "lzma";
      case ZSTD:
        return "Zstandard";
      case 95:
        return "xz";
      case 98:
        return "PPMd";
      default:
        return "method " + method;
    }
  }

  /**
   * Makes a name of bytes: UTF-8 where they are that and hold no control characters, else ASCII
   * with every other byte as {@code \xNN}. The same on every machine, whatever the tool that packed
   * the archive took for its encoding.
   */
  static String text(final byte[] bytes, final int from, final int length) {
    return PrintableText.of(bytes, from, length);
  }
}
