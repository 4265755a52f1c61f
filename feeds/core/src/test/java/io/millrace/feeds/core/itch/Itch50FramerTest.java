package io.millrace.feeds.core.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.feeds.core.Framer;
import org.junit.jupiter.api.Test;

final class Itch50FramerTest {
  private final Itch50Framer framer = new Itch50Framer();

  @Test
  void shouldFindTheMessageWhenItIsWhole() {
    final byte[] bytes = {9, 0, 2, 'a', 'b', 0, 1, 'c'};

    assertEquals(4, framer.frame(bytes, 1, 8, false));
    assertEquals(3, framer.recordOffset());
    assertEquals(2, framer.recordLength());
    assertEquals(3, framer.frame(bytes, 5, 8, true));
    assertEquals(7, framer.recordOffset());
    assertEquals(1, framer.recordLength());
  }

  @Test
  void shouldNeedMoreWhenPrefixOrMessageIsCut() {
    final byte[] bytes = {0, 2, 'a', 'b'};

    for (int to = 0; to < bytes.length; to++) {
      assertEquals(Framer.NEED_MORE, framer.frame(bytes, 0, to, false));
      assertEquals(Framer.NEED_MORE, framer.frame(bytes, 0, to, true));
    }
    assertEquals(4, framer.frame(bytes, 0, 4, true));
  }

  @Test
  void shouldConsumeTheMarkWithoutARecordWhenASessionEnds() {
    final byte[] bytes = {0, 0, 0, 1, 'a'};

    assertEquals(2, framer.frame(bytes, 0, 5, false));
    assertEquals(-1, framer.recordLength());
    assertEquals(3, framer.frame(bytes, 2, 5, true));
    assertEquals(1, framer.recordLength());
  }

  @Test
  void shouldTakeLengthsAsUnsignedWhenTheyAreLarge() {
    final byte[] bytes = new byte[2 + 0xffff];
    bytes[0] = -1;
    bytes[1] = -1;

    assertEquals(bytes.length, framer.frame(bytes, 0, bytes.length, false));
    assertEquals(0xffff, framer.recordLength());
  }
}
