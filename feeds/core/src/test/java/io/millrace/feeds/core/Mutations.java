package io.millrace.feeds.core;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Damages a file as the bytes of a fuzz test say. */
public final class Mutations {
  private static final int MAX = 4;

  private Mutations() {}

  /**
   * @param file whole
   * @param data tells how many bytes become others, go, or are added, and where
   * @return the changed file; the same one where nothing is to change
   */
  public static byte[] of(final byte[] file, final FuzzedDataProvider data) {
    byte[] bytes = file;
    for (int left = data.consumeInt(0, MAX); left > 0; left--) {
      bytes = once(bytes.clone(), data);
    }
    return bytes;
  }

  private static byte[] once(final byte[] bytes, final FuzzedDataProvider data) {
    final int at = data.consumeInt(0, Math.max(0, bytes.length - 1));
    switch (data.consumeInt(0, 4)) {
      case 0:
        return Arrays.copyOf(bytes, at);
      case 1:
        return joined(bytes, bytes.length, data.consumeBytes(data.consumeInt(0, 9)), bytes.length);
      case 2:
        return joined(bytes, at, data.consumeBytes(data.consumeInt(0, 9)), at);
      case 3:
        return joined(bytes, at, new byte[0], Math.min(bytes.length, at + data.consumeInt(1, 9)));
      default:
        if (bytes.length > 0) {
          bytes[at] = data.consumeByte();
        }
        return bytes;
    }
  }

  /** The bytes before one place, others, and the bytes from another place on. */
  private static byte[] joined(
      final byte[] bytes, final int before, final byte[] others, final int after) {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, before);
    out.writeBytes(others);
    out.write(bytes, after, bytes.length - after);
    return out.toByteArray();
  }
}
