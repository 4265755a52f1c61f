package io.millrace.engine.tick;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.learning.endurance.AllocationMeter;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class InstrumentsTest {
  @Test
  void shouldRefuseNewNamesAndKeepKnownOnesWhenTheBoundIsReached() {
    final Instruments instruments = new Instruments(List.of(), 2);
    assertEquals(0, instruments.number("A"));
    assertEquals(1, instruments.number("B"));
    assertEquals(Instruments.NO_ROOM, instruments.number("C"));
    assertEquals(Instruments.NO_ROOM, instruments.number("D"));
    assertEquals(Instruments.NO_ROOM, instruments.number("C"));
    assertEquals(0, instruments.number("A"));
    assertEquals(1, instruments.number("B"));
    assertEquals(2, instruments.count());
    assertEquals(List.of("C", "D"), instruments.refusedFirst());
  }

  @Test
  void shouldNotCountTowardsTheBoundWhatIsLeftOut() {
    final Instruments instruments = new Instruments(List.of("B", "A", "B"), 2);
    assertEquals(Instruments.LEFT_OUT, instruments.number("X"));
    assertEquals(0, instruments.number("A"));
    assertEquals(Instruments.LEFT_OUT, instruments.number("Y"));
    assertEquals(Instruments.LEFT_OUT, find(instruments, "B"));
    assertEquals(1, instruments.number("B"));
    assertEquals(1, find(instruments, "B"));
    assertEquals(Instruments.LEFT_OUT, instruments.number("X"));
    assertEquals(List.of(), instruments.refusedFirst());
  }

  private static int find(final Instruments instruments, final String name) {
    final byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return instruments.find(bytes, 0, bytes.length);
  }

  @Test
  void shouldGoOnAlikeWhenRestoredAtTheBound() {
    final Instruments live = new Instruments(List.of(), 3);
    List.of("A", "B", "C", "D", "E").forEach(live::number);
    final StateBuffer state = new StateBuffer();
    state.write(live);
    final Instruments restored = new Instruments(List.of(), 3);
    restored.number("Z");
    state.read(restored);
    for (final String name : List.of("E", "F", "A", "C", "D")) {
      assertEquals(live.number(name), restored.number(name));
    }
    assertEquals(List.of("D", "E", "F"), restored.refusedFirst());
    assertEquals(StateDigest.of(live), StateDigest.of(restored));
  }

  @Test
  void shouldKeepTheFirstNamesAloneWhenManyAreRefused() {
    final Instruments instruments = new Instruments(List.of(), 1);
    for (int i = 0; i < 1_000; i++) {
      instruments.number("N" + i % 500);
    }
    assertEquals(
        List.of("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9", "N10"),
        instruments.refusedFirst());
  }

  @Test
  void shouldAllocateNothingForNamesWithoutANumber() {
    final Instruments bounded = new Instruments(List.of(), 1);
    final Instruments choosy = new Instruments(List.of("A"), 1);
    final byte[] name = new byte[4];
    AllocationMeter.assertNothing("names", () -> look(bounded, choosy, name, 100_000));
  }

  private static void look(
      final Instruments bounded, final Instruments choosy, final byte[] name, final int times) {
    for (int i = 0; i < times; i++) {
      name[0] = (byte) i;
      name[1] = (byte) (i >> 8);
      name[2] = (byte) (i >> 16);
      bounded.number(name, 0, 4);
      choosy.number(name, 0, 4);
    }
  }

  private static Instruments restored(final Instruments instruments) {
    final StateBuffer state = new StateBuffer();
    state.write(instruments);
    final Instruments restored = new Instruments(List.of());
    state.read(restored);
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
