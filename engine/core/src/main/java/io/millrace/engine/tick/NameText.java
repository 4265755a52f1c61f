package io.millrace.engine.tick;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the bytes of a name as text and reads them back without loss. A byte that is no UTF-8, as
 * in Latin-1, is a low surrogate on its own, which no UTF-8 gives. Allocates.
 */
public final class NameText {
  private static final char ESCAPE = '\uDC00';

  private NameText() {}

  /**
   * @param name any bytes
   * @return the text, with one character for each byte that is no UTF-8
   */
  public static String of(final byte[] name) {
    final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    final ByteBuffer in = ByteBuffer.wrap(name);
    final CharBuffer out = CharBuffer.allocate(name.length);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      for (int left = result.length(); left > 0; left--) {
        out.put((char) (ESCAPE | in.get() & 0xff));
      }
      result = decoder.decode(in, out, true);
    }
    return out.flip().toString();
  }

  /**
   * @param text of {@link #of}
   * @return the bytes that it was made of
   */
  public static byte[] bytes(final String text) {
    final ByteBuffer out = ByteBuffer.allocate(4 * text.length());
    text.codePoints()
        .forEach(
            point -> {
              if ((point & ~0xff) == ESCAPE) {
                out.put((byte) point);
              } else {
                out.put(Character.toString(point).getBytes(StandardCharsets.UTF_8));
              }
            });
    return Arrays.copyOf(out.array(), out.position());
  }
}
