package io.millrace.feeds.core.itch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds messages field by field, as the specification's tables list them. */
final class Messages {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private Messages() {}

  /** Begins a message with the fields that all have: type, locate, tracking number, time. */
  static Messages type(final char type, final int locate, final long timeNs) {
    return new Messages()
        .text(String.valueOf(type))
        .number(2, locate)
        .number(2, 7)
        .number(6, timeNs);
  }

  Messages number(final int size, final long value) {
    for (int i = size - 1; i >= 0; i--) {
      bytes.write((int) (value >>> 8 * i));
    }
    return this;
  }

  Messages text(final String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  static byte[] directory(final int locate, final String stock) {
    return type('R', locate, 1)
        .text(stock)
        .text("QN")
        .number(4, 100)
        .text("NCZ PN 1N")
        .number(4, 0)
        .text("N")
        .bytes();
  }

  static byte[] add(
      final int locate,
      final long timeNs,
      final long id,
      final String side,
      final long shares,
      final String stock,
      final long price) {
    return type('A', locate, timeNs)
        .number(8, id)
        .text(side)
        .number(4, shares)
        .text(stock)
        .number(4, price)
        .bytes();
  }

  static byte[] execute(final int locate, final long timeNs, final long id, final long shares) {
    return type('E', locate, timeNs).number(8, id).number(4, shares).number(8, 55).bytes();
  }

  static byte[] delete(final int locate, final long timeNs, final long id) {
    return type('D', locate, timeNs).number(8, id).bytes();
  }
}
