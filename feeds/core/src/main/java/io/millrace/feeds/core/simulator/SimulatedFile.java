package io.millrace.feeds.core.simulator;

import io.millrace.feeds.core.itch.Itch50Layout;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a simulated session as a length-prefixed ITCH 5.0 file: before each message its length in
 * 2 bytes, big-endian. No end-of-session mark is written, so the file holds messages only.
 */
public final class SimulatedFile {
  private static final int BUFFER = 1 << 16;

  private SimulatedFile() {}

  /**
   * Writes all messages that are left. Allocates one buffer.
   *
   * @param exchange makes the messages
   * @param out takes the bytes; is flushed, not closed
   * @return how many bytes were written
   * @throws IOException if {@code out} fails
   */
  public static long write(final ExchangeSimulator exchange, final OutputStream out)
      throws IOException {
    final byte[] buffer = new byte[BUFFER];
    final int room = Itch50Layout.PREFIX_LENGTH + Itch50Layout.MAX_LENGTH;
    long bytes = 0;
    int used = 0;
    int length = exchange.next(buffer, used + Itch50Layout.PREFIX_LENGTH);
    while (length != ExchangeSimulator.END) {
      buffer[used] = (byte) (length >>> 8);
      buffer[used + 1] = (byte) length;
      used += Itch50Layout.PREFIX_LENGTH + length;
      if (used + room > BUFFER) {
        out.write(buffer, 0, used);
        bytes += used;
        used = 0;
      }
      length = exchange.next(buffer, used + Itch50Layout.PREFIX_LENGTH);
    }
    out.write(buffer, 0, used);
    out.flush();
    return bytes + used;
  }
}
