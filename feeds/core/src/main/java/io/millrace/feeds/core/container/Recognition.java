package io.millrace.feeds.core.container;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Recognises what a source is from its first bytes, at most {@link #LOOK_BYTES} of them.
 *
 * <p>Of binary records only signatures whose first byte is not 0 are tried. Every ITCH 5.0 file
 * begins with a byte 0, the upper half of the length of a message of 50 bytes at most, so none can
 * be taken for something else. Text that holds a byte 0, or more control characters than one in 20,
 * is no text; nor are bytes with a control character of which one in three is that or no UTF-8.
 */
public final class Recognition {
  /** No more bytes than these are ever needed. */
  public static final int LOOK_BYTES = 512;

  private static final int FEW_CONTROLS = 3;
  private static final int TEXT_PER_CONTROL = 20;
  private static final int TEXT_PER_ODD_BYTE = 3;
  private static final int UTF16_LOOK = 8;

  private static final List<Signature> SIGNATURES = signatures();

  private Recognition() {}

  private static List<Signature> signatures() {
    final List<Signature> all = new ArrayList<>();
    all.add(Signature.of(Content.GZIP, "\u001f\u008b"));
    for (final String kind : List.of("\3\4", "\5\6", "\7\10")) {
      all.add(Signature.of(Content.ZIP, "PK" + kind));
    }
    all.add(Signature.of(Content.ZSTD, "\u0028\u00b5\u002f\u00fd"));
    for (int skippable = 0x50; skippable <= 0x5f; skippable++) {
      all.add(new Signature(Content.ZSTD, 0, skippable, 0x2a, 0x4d, 0x18));
    }
    all.addAll(compressed());
    all.addAll(documents());
    return List.copyOf(all);
  }

  private static List<Signature> compressed() {
    final int any = Signature.ANY;
    return List.of(
        new Signature(Content.BZIP2, 0, 'B', 'Z', 'h', any, 0x31, 0x41, 0x59, 0x26),
        new Signature(Content.BZIP2, 0, 'B', 'Z', 'h', any, 0x17, 0x72, 0x45, 0x38),
        Signature.of(Content.XZ, "\u00fd7zXZ\0"),
        Signature.of(Content.LZMA, "]\0\0"),
        Signature.of(Content.LZIP, "LZIP\1"),
        new Signature(Content.LZ4, 0, 0x04, 0x22, 0x4d, 0x18),
        Signature.of(Content.SNAPPY, "\u00ff\6\0\0sNaPpY"),
        Signature.of(Content.COMPRESS, "\u001f\u009d"),
        Signature.of(Content.SEVEN_ZIP, "7z\u00bc\u00af\u0027\u001c"),
        Signature.of(Content.RAR, "Rar!\u001a\7"),
        Signature.of(Content.PARQUET, "PAR1\25"),
        Signature.of(Content.ARROW, "ARROW1\0\0"),
        Signature.of(Content.AVRO, "Obj\1"),
        Signature.of(Content.HDF5, "\u0089HDF\r\n\u001a\n"),
        Signature.of(Content.NUMPY, "\u0093NUMPY"),
        Signature.of(Content.SQLITE, "SQLite format 3\0"),
        Signature.of(Content.DBN, "DBN\1"),
        Signature.of(Content.DBN, "DBN\2"),
        Signature.of(Content.DBN, "DBN\3"),
        Signature.of(Content.PCAP, "\u00d4\u00c3\u00b2\u00a1"),
        Signature.of(Content.PCAP, "\u00a1\u00b2\u00c3\u00d4"),
        Signature.of(Content.PCAP, "\u004d\u003c\u00b2\u00a1"),
        new Signature(
            Content.PCAP, 0, 0x0a, 0x0d, 0x0d, 0x0a, any, any, any, any, 0x4d, 0x3c, 0x2b, 0x1a));
  }

  private static List<Signature> documents() {
    return List.of(
        Signature.of(Content.OLE, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
        Signature.of(Content.PDF, "%PDF-"),
        Signature.of(Content.RTF, "{\\rtf1"),
        Signature.of(Content.LFS, "version https://git-lfs.github.com/spec/"),
        Signature.of(Content.IMAGE, "\u0089PNG\r\n\u001a\n"),
        Signature.of(Content.IMAGE, "\u00ff\u00d8\u00ff"),
        Signature.of(Content.IMAGE, "GIF89a"),
        Signature.of(Content.PROGRAM, "\u007fELF"));
  }

  /**
   * @param first holds the first bytes of a source
   * @param length how many they are
   * @param atEnd whether no more come
   * @param text whether its records are lines of text
   * @return what it is; null where more bytes are needed
   */
  public static Content of(
      final byte[] first, final int length, final boolean atEnd, final boolean text) {
    boolean open = length < 2;
    for (final Signature signature : SIGNATURES) {
      final Signature.Match match = signature.match(first, length);
      if (match == Signature.Match.YES) {
        return signature.content();
      }
      open |= match == Signature.Match.OPEN;
    }
    if (open && !atEnd) {
      return null;
    }
    return text ? ofText(first, length, atEnd) : Content.PLAIN;
  }

  /** Returns whether bytes may begin a file of a kind of which they are too few. */
  static boolean mayBegin(final Content content, final byte[] first, final int length) {
    return SIGNATURES.stream()
        .anyMatch(
            signature ->
                signature.content() == content
                    && signature.match(first, length) == Signature.Match.OPEN);
  }

  private static Content ofText(final byte[] first, final int length, final boolean atEnd) {
    final Content page = Markup.of(first, length, atEnd);
    if (page != Content.PLAIN) {
      return page;
    }
    final Content wide = wideText(first, length, atEnd);
    if (wide != Content.PLAIN || isText(first, length)) {
      return wide;
    }
    if (length < LOOK_BYTES && !atEnd) {
      return null;
    }
    final boolean tar =
        Signature.at(Content.TAR, 257, "ustar").match(first, length) == Signature.Match.YES;
    return tar ? Content.TAR : Content.BINARY;
  }

  /** Text of two or four bytes a character: by its mark, or by ASCII at its beginning. */
  private static Content wideText(final byte[] first, final int length, final boolean atEnd) {
    if (length < 2) {
      return Content.PLAIN;
    }
    final int mark = (first[0] & 0xff) << 8 | first[1] & 0xff;
    final boolean zeros = first[0] == 0 || first[1] == 0;
    if (length < 4 && !atEnd && (zeros || mark == 0xfffe || mark == 0xfeff)) {
      return null;
    }
    if (length >= 4) {
      final int next = (first[2] & 0xff) << 8 | first[3] & 0xff;
      if ((mark == 0xfffe && next == 0) || (mark == 0 && next == 0xfeff)) {
        return Content.UTF32;
      }
    }
    if (mark == 0xfffe || isAscii(first, length, 0)) {
      return Content.UTF16_LE;
    }
    return mark == 0xfeff || isAscii(first, length, 1) ? Content.UTF16_BE : Content.PLAIN;
  }

  private static boolean isAscii(final byte[] first, final int length, final int at) {
    final int end = Math.min(length & ~1, UTF16_LOOK);
    for (int i = 0; i < end; i += 2) {
      if (!isPrintable(first[i + at]) || first[i + 1 - at] != 0) {
        return false;
      }
    }
    return end >= 4;
  }

  private static boolean isPrintable(final byte value) {
    return (value >= ' ' && value < 0x7f) || isSpace(value);
  }

  private static boolean isSpace(final byte value) {
    return value == '\t' || value == '\n' || value == '\r' || value == '\f';
  }

  private static boolean isText(final byte[] first, final int length) {
    final int end = Math.min(length, LOOK_BYTES);
    int controls = 0;
    for (int i = 0; i < end; i++) {
      if (first[i] == 0) {
        return false;
      }
      controls += first[i] > 0 && first[i] < ' ' && !isSpace(first[i]) ? 1 : 0;
    }
    if (controls > FEW_CONTROLS && controls * TEXT_PER_CONTROL > end) {
      return false;
    }
    return controls == 0 || (controls + notUtf8(first, end)) * TEXT_PER_ODD_BYTE <= end;
  }

  /** Returns how many places in the bytes are not UTF-8, as in text of an older encoding. */
  private static int notUtf8(final byte[] first, final int length) {
    final String text = new String(first, 0, length, StandardCharsets.UTF_8);
    return (int) text.chars().filter(c -> c == 0xfffd).count();
  }

  /** Returns whether bytes are text beyond doubt: no control characters among them. */
  static boolean isCleanText(final byte[] first, final int length) {
    for (int i = 0; i < Math.min(length, LOOK_BYTES); i++) {
      if (first[i] >= 0 && !isPrintable(first[i])) {
        return false;
      }
    }
    return true;
  }
}
