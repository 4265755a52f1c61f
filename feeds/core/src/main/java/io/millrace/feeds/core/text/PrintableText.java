package io.millrace.feeds.core.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Foreign bytes and texts as one line that a terminal can show. Allocates; for messages alone. */
public final class PrintableText {
  /** Stands for bytes that were no text in their encoding. */
  private static final int NOT_DECODED = 0xfffd;

  private PrintableText() {}

  /**
   * @param bytes hold a text in any encoding, or none
   * @param from its first byte
   * @param length how many they are
   * @return it as it is where it is UTF-8 that can be shown, else as ASCII with every other byte as
   *     {@code \xNN}
   */
  public static String of(final byte[] bytes, final int from, final int length) {
    try {
      final String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, from, length))
              .toString();
      if (text.codePoints().noneMatch(PrintableText::isHidden)) {
        return text;
      }
    } catch (final CharacterCodingException notUtf8) {
      // escaped below
    }
    final StringBuilder text = new StringBuilder();
    for (int i = from; i < from + length; i++) {
      if (bytes[i] >= ' ' && bytes[i] < 0x7f) {
        text.append((char) bytes[i]);
      } else {
        text.append(escaped(bytes[i] & 0xff, "\\x%02x"));
      }
    }
    return text.toString();
  }

  /**
   * @param text may hold anything
   * @return it with what cannot be shown as {@code \}{@code uNNNN}: control characters, which could
   *     move the cursor, and marks that turn the direction of writing
   */
  public static String of(final String text) {
    if (text.codePoints().noneMatch(PrintableText::isHidden)) {
      return text;
    }
    final StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isHidden(c)) {
                out.append(escaped(c, "\\u%04x"));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  private static String escaped(final int c, final String defaultValue) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(defaultValue, c);
    };
  }

  private static boolean isHidden(final int c) {
    final int type = Character.getType(c);
    return c == NOT_DECODED
        || type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
