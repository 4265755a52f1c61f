package io.millrace.feeds.core.container;

import io.millrace.feeds.core.RefusedException;
import io.millrace.feeds.core.zstd.ZstdStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Opens the records in a stream of bytes: takes the compression off, to three times one inside the
 * other, and makes UTF-8 of UTF-16.
 */
public final class DecodedStreams {
  private static final int MAX_LAYERS = 3;
  private static final int FIRST_BYTES = 1 << 16;

  private DecodedStreams() {}

  /**
   * Reads as far as it takes to detect what the bytes are; may wait for them.
   *
   * @param raw the bytes; closed with the result, and where this fails
   * @param name of the file: its ending says what is expected. The bytes take precedence
   * @param text whether the records are lines of text
   * @return the records, decompressed, text in an encoding that extends ASCII
   * @throws RefusedException where they are something else
   * @throws IOException where reading fails
   */
  public static InputStream of(final InputStream raw, final String name, final boolean text)
      throws IOException {
    boolean opened = false;
    try {
      final InputStream in = decoded(raw, named(name), text);
      opened = true;
      return in;
    } finally {
      if (!opened) {
        raw.close();
      }
    }
  }

  /**
   * Reads nothing before the first read, so that a live input is waited for by who reads it.
   *
   * @param raw the bytes, closed with the result
   * @param text whether the records are lines of text
   * @return as {@link #of}, whose exceptions come from the first read
   */
  public static InputStream lazily(final InputStream raw, final boolean text) {
    return new LazyStream(raw, text);
  }

  /**
   * @param name of a file
   * @return what its ending says that it is; plain where it says nothing
   */
  public static Content named(final String name) {
    final String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".gz") || lower.endsWith(".gzip")) {
      return Content.GZIP;
    }
    if (lower.endsWith(".zst") || lower.endsWith(".zstd")) {
      return Content.ZSTD;
    }
    return lower.endsWith(".zip") ? Content.ZIP : Content.PLAIN;
  }

  /**
   * @param raw the bytes of a file
   * @param name of the file
   * @param text whether its records are lines of text
   * @return what it is, without what is inside its compression
   * @throws RefusedException where it is not what its name says, nor plain records
   * @throws IOException where reading fails
   */
  public static Content recognize(final InputStream raw, final String name, final boolean text)
      throws IOException {
    return recognize(new PrefixStream(raw, 0), named(name), text);
  }

  private static Content recognize(
      final PrefixStream first, final Content expected, final boolean text) throws IOException {
    final Content content = first.recognize(text);
    if (first.isBeginningOf(expected)) {
      return expected;
    }
    if (content == Content.PLAIN || content == Content.BINARY) {
      check(first, expected, text);
    }
    return content;
  }

  private static InputStream decoded(
      final InputStream raw, final Content expected, final boolean text) throws IOException {
    InputStream in = raw;
    for (int layer = 0; layer <= MAX_LAYERS; layer++) {
      final PrefixStream first = new PrefixStream(in, layer == 0 ? FIRST_BYTES : 0);
      final Content content = recognize(first, layer == 0 ? expected : Content.PLAIN, text);
      switch (content) {
        case PLAIN:
          return first;
        case GZIP:
          in = new GzipStream(first);
          break;
        case ZSTD:
          in = new ZstdStream(first);
          break;
        case UTF16_LE:
        case UTF16_BE:
          return new Utf16Stream(first, content == Content.UTF16_BE);
        case ZIP:
          throw new RefusedException(
              "is a zip archive, which can be read from a file alone; extract it first: unzip -p");
        default:
          throw content.refused();
      }
    }
    throw new RefusedException("is compressed more than " + MAX_LAYERS + " times");
  }

  /** Bytes that are not compressed, although their name says so, have to be clearly plain. */
  private static void check(final PrefixStream first, final Content expected, final boolean text)
      throws RefusedException {
    final boolean clear = text ? first.isCleanText() : first.beginsWithZero();
    if (expected != Content.PLAIN && !first.isEmpty() && !clear) {
      throw new RefusedException(
          "is not " + expected.label() + ", as its name says: its first bytes are damaged");
    }
  }

  /** Opens what it reads at the first read. */
  private static final class LazyStream extends InputStream {
    private final InputStream raw;
    private final boolean text;
    private InputStream in;

    LazyStream(final InputStream raw, final boolean text) {
      this.raw = raw;
      this.text = text;
    }

    @Override
    public int read() throws IOException {
      final byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(final byte[] into, final int offset, final int length) throws IOException {
      if (in == null) {
        in = decoded(raw, Content.PLAIN, text);
      }
      return in.read(into, offset, length);
    }

    @Override
    public void close() throws IOException {
      raw.close();
    }
  }
}
