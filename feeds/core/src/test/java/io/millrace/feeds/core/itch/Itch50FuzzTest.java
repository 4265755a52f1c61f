package io.millrace.feeds.core.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.millrace.engine.tick.Decoder.Outcome;
import java.util.Arrays;

/**
 * A file of any bytes: framed as a slow twin frames it, and no message stops the decoder, changes
 * its state when it is malformed, or makes a tick whose prices do not fit.
 */
final class Itch50FuzzTest {
  @FuzzTest(maxDuration = "60s")
  void shouldFrameAndDecodeAnyBytes(final byte[] file) {
    final DecoderFixture fixture = new DecoderFixture();
    final Itch50Framer framer = new Itch50Framer();
    int from = 0;
    while (from + 2 <= file.length) {
      final int length = ((file[from] & 0xff) << 8) | (file[from + 1] & 0xff);
      final int consumed = framer.frame(file, from, file.length, true);
      if (from + 2 + length > file.length) {
        assertEquals(Itch50Framer.NEED_MORE, consumed);
        return;
      }
      assertEquals(2 + length, consumed);
      assertEquals(length == 0 ? -1 : length, framer.recordLength());
      if (length > 0) {
        assertEquals(from + 2, framer.recordOffset());
        decode(fixture, Arrays.copyOfRange(file, from + 2, from + 2 + length));
      }
      from += consumed;
    }
  }

  private static void decode(final DecoderFixture fixture, final byte[] message) {
    final long before = fixture.digest();
    final Outcome outcome = fixture.decode(message);
    if (outcome == Outcome.MALFORMED) {
      assertEquals(before, fixture.digest());
      assertFalse(fixture.decoder.reason().isEmpty());
    }
    for (final double field : fixture.tick.fields()) {
      assertFalse(Double.isInfinite(field));
    }
  }
}
