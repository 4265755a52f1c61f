package io.millrace.engine.tick;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.state.StateBuffer;
import io.millrace.engine.state.StateDigest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class InstrumentsTest {
  private static Instruments restored(final Instruments instruments) {
    final StateBuffer state = new StateBuffer();
    instruments.writeState(state);
    final Instruments restored = new Instruments(List.of());
    restored.readState(state);
    return restored;
  }

  private static int number(final Instruments instruments, final byte[] name) {
    return instruments.number(name, 0, name.length);
  }

  /**
   * Names in Latin-1 were restored as text with U+FFFD: the instrument got another number at its
   * next record, and two that looked the same became one, so that the numbers after them moved.
   */
  @Test
  void shouldKeepTheNumbersWhenNamesAreNoUtf8() {
    final byte[] first = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    final byte[] second = "caf\u00e8".getBytes(StandardCharsets.ISO_8859_1);
    final Instruments instruments = new Instruments(List.of());
    assertEquals(0, number(instruments, first));
    assertEquals(1, number(instruments, second));
    assertEquals(2, instruments.number("caf\u00e9"));
    final Instruments restored = restored(instruments);
    assertEquals(0, number(restored, first));
    assertEquals(1, number(restored, second));
    assertEquals(2, restored.number("caf\u00e9"));
    assertEquals("caf\uFFFD", restored.name(1));
    assertEquals(StateDigest.of(instruments), StateDigest.of(restored));
  }

  @Test
  void shouldNumberAlikeAfterARoundTripWhenNamesAreAnyBytes() {
    for (long seed = 0; seed < 2_000; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final Instruments instruments = new Instruments(List.of());
      final List<byte[]> names = new ArrayList<>();
      for (int i = random.nextInt(20); i > 0; i--) {
        final byte[] name = name(random);
        names.add(name);
        assertArrayEquals(name, NameText.bytes(NameText.of(name)), "seed " + seed);
        number(instruments, name);
      }
      final Instruments restored = restored(instruments);
      assertEquals(instruments.count(), restored.count(), "seed " + seed);
      for (final byte[] name : names) {
        assertEquals(number(instruments, name), number(restored, name), "seed " + seed);
      }
    }
  }

  /** Characters of one to four bytes, some of them without a byte. */
  private static byte[] name(final SplittableRandom random) {
    final byte[] name =
        "a\u00e9\u20ac\uD83D\uDE00\u2122"
            .substring(random.nextInt(3))
            .getBytes(StandardCharsets.UTF_8);
    if (random.nextBoolean()) {
      name[random.nextInt(name.length)] = (byte) random.nextInt();
    }
    return name;
  }

  @Test
  void shouldWriteTheTextOfANameWhenItIsUtf8() {
    final String name = "a\u00e9\uD83D\uDE00";
    assertEquals(name, NameText.of(name.getBytes(StandardCharsets.UTF_8)));
  }
}
