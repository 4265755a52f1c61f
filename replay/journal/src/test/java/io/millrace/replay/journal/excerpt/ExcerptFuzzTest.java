package io.millrace.replay.journal.excerpt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Bytes of any kind are no excerpt; with magic, length and CRC put right, an excerpt that is
 * accepted has getters that stay inside it.
 */
final class ExcerptFuzzTest {
  private static final int MARGIN = 3;

  @FuzzTest(maxDuration = "60s")
  void shouldReadOnlyWhatIsWhole(final byte[] input) {
    final ExcerptView view = new ExcerptView();
    if (!view.wrap(input, 0, input.length)) {
      assertEquals(null, view.kind());
    }
    if (input.length < ExcerptLayout.MIN_BYTES) {
      return;
    }
    final byte[] repaired = repaired(input);
    final int limit = repaired.length - MARGIN;
    if (view.wrap(repaired, MARGIN, limit)) {
      touchAll(view, limit);
      repaired[MARGIN + input.length / 2] ^= 1;
      assertFalse(view.wrap(repaired, MARGIN, limit), "one bit is another");
    }
  }

  private static byte[] repaired(final byte[] input) {
    final byte[] bytes = new byte[input.length + 2 * MARGIN];
    System.arraycopy(input, 0, bytes, MARGIN, input.length);
    final ByteBuffer excerpt =
        ByteBuffer.wrap(bytes, MARGIN, input.length).slice().order(ByteOrder.LITTLE_ENDIAN);
    excerpt.putInt(ExcerptLayout.MAGIC_OFFSET, ExcerptLayout.MAGIC);
    final int version = excerpt.get(ExcerptLayout.VERSION_OFFSET) & 1;
    excerpt.put(ExcerptLayout.VERSION_OFFSET, (byte) (ExcerptLayout.VERSION + version));
    excerpt.putInt(ExcerptLayout.LENGTH_OFFSET, input.length);
    final int body = input.length - ExcerptLayout.CRC_BYTES;
    final CRC32C crc = new CRC32C();
    crc.update(bytes, MARGIN, body);
    excerpt.putInt(body, (int) crc.getValue());
    return bytes;
  }

  private static void touchAll(final ExcerptView view, final int limit) {
    switch (view.kind()) {
      case RECORDS -> touchRecords(view, limit);
      case SOURCE -> assertFalse(view.source().name() == null);
      case CHECKPOINT -> assertEquals(view.checkpointSequence(), view.checkpoint().sequence());
      case COMMAND -> view.command();
      case CONFIGURATION -> view.configuration();
      case GAP -> view.lost();
      case TIME -> view.timeNs();
      default -> assertEquals(0, view.count());
    }
  }

  private static void touchRecords(final ExcerptView view, final int limit) {
    int end = -1;
    for (int i = 0; i < view.count(); i++) {
      final int offset = view.recordOffset(i);
      assertTrue(view.recordLength(i) >= 0 && (end < 0 || offset == end));
      end = offset + view.recordLength(i);
      assertTrue(offset >= MARGIN && end <= limit);
      Arrays.copyOfRange(view.bytes(), offset, end);
      view.receivedNs(i);
    }
  }
}
