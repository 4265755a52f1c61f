package io.millrace.replay.app.faultinjection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes the bytes of files of many kinds. Those in base 64 hold {@link SourceCases#TEXT}. */
final class SourceBytes {
  // Made by the tools of these names, and by zipfile of Python.
  static final String BZIP2 =
      "QlpoOTFBWSZTWd6sEIsAAAbYgAAQAARwAERAIAAhKaGmhDAiZo5Y+ElPF3JFOFCQ3qwQiw==";
  static final String XZ =
      "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAOdCxweAoxLDEwCjIsMTEKAADXi9mDVq8rPQABJw/fGvxqH7bzfQEA"
          + "AAAABFla";
  static final String LZMA = "XQAAgAD//////////wA6CwoHwHWBFS5iI6ibtIqljh0P3//K40AA";
  static final String LZ4 = "BCJNGGRApw8AAIB0LHB4CjEsMTAKMiwxMQoAAAAAwgKRaA==";
  static final String ZSTD = "KLUv/SQPeQAAdCxweAoxLDEwCjIsMTEK35C+1w==";
  static final String TAR =
      "H4sIAFD0CWsC/+3TMQ6CMBSA4c6cggOQ0lcKhcHE0dErEGVwICii4fiCDk7oBAn6f0ub1yZv+nWs4+2+7HdVeaxa"
          + "NQvzMnUak7j3fZyLsWJV2KsF3K5d2Q7r1X+yeVh3p7raiC/SXJzzhS4KI7m1gcLPu+jD9T7zjjHqzLnp/sUrSRNj"
          + "Ez90/+w/zYb+zZL9t03Tffr37X2luujcBxKJCWwkQvIAAAAAAAAAAAAAAABr8wAUFNc5ACgAAA==";
  static final String ENCRYPTED =
      "UEsDBAoACQAAAKqqe13aUTBXGwAAAA8AAAAFAAAAcS5jc3aNj2JtirOpQ3bqX3MvtJCAiGfgFfVD1vgV0VxQSwcI"
          + "2lEwVxsAAAAPAAAAUEsBAh4DCgAJAAAAqqp7XdpRMFcbAAAADwAAAAUAAAAAAAAAAQAAAKSBAAAAAHEuY3N2UEsF"
          + "BgAAAAABAAEAMwAAAE4AAAAAAA==";
  static final String ZIP_BZIP2 =
      "UEsDBC4AAAAMAAAAIQDaUTBXNAAAAA8AAAAFAAAAcS5jc3ZCWmg5MUFZJlNZ3qwQiwAABtiAABAABHAAREAgACEp"
          + "oaaEMCJmjlj4SU8XckU4UJDerBCLUEsBAi4DLgAAAAwAAAAhANpRMFc0AAAADwAAAAUAAAAAAAAAAAAAAIABAAAA"
          + "AHEuY3N2UEsFBgAAAAABAAEAMwAAAFcAAAAAAA==";
  static final String ZIP_LZMA =
      "UEsDBD8AAgAOAAAAIQDaUTBXIwAAAA8AAAAFAAAAcS5jc3YJBAUAXQAAgAAAOgsKB8B1gRUuYiOom7SKpY4dD9//"
          + "yuNAAFBLAQI/Az8AAgAOAAAAIQDaUTBXIwAAAA8AAAAFAAAAAAAAAAAAAACAAQAAAABxLmNzdlBLBQYAAAAAAQAB"
          + "ADMAAABGAAAAAAA=";
  static final String ZIP64 =
      "UEsDBC0ACAAAAAAAIQAAAAAA//////////8FABQAcS5jc3YBABAAAAAAAAAAAAAAAAAAAAAAAHQscHgKMSwxMAoy"
          + "LDExClBLBwjaUTBXDwAAAAAAAAAPAAAAAAAAAFBLAQItAy0ACAAAAAAAIQDaUTBXDwAAAA8AAAAFAAAAAAAAAAAA"
          + "AACAAQAAAABxLmNzdlBLBQYAAAAAAQABADMAAABeAAAAAAA=";

  private SourceBytes() {}

  static byte[] utf8(final String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] utf16(final String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }

  static byte[] latin1(final String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] base64(final String text) {
    return Base64.getDecoder().decode(text);
  }

  static byte[] zstd() {
    return base64(ZSTD);
  }

  static byte[] skippable() {
    return latin1("\u0053\u002a\u004d\u0018\3\0\0\0abc");
  }

  static byte[] joined(final byte[]... parts) {
    final ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (final byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] changed(final byte[] bytes, final int at) {
    final byte[] other = bytes.clone();
    other[at] ^= 0x40;
    return other;
  }

  static byte[] gz(final byte[] bytes) {
    final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (final IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  static byte[] zip(final Object... namesAndBytes) {
    final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        out.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
        out.write((byte[]) namesAndBytes[i + 1]);
      }
    } catch (final IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  /** An archive of one entry with another method in both of its headers. */
  static byte[] deflate64(final byte[] zip) {
    final byte[] other = zip.clone();
    for (int at = 0; at + 4 < zip.length; at++) {
      if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == zip[at + 3] - 1) {
        final int method = zip[at + 2] == 3 ? at + 8 : zip[at + 2] == 1 ? at + 10 : -1;
        if (method >= 0) {
          other[method] = 9;
        }
      }
    }
    return other;
  }
}
