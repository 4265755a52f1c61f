package io.millrace.learning.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StateBufferTest {
  /** Any number of values, of both types. */
  private static final class Numbers implements Stateful {
    private final long[] longs;
    private final double[] doubles;

    Numbers(final int count) {
      longs = new long[count];
      doubles = new double[count];
    }

    static Numbers random(final int count, final long seed) {
      final Numbers numbers = new Numbers(count);
      final SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < count; i++) {
        numbers.longs[i] = random.nextLong();
        numbers.doubles[i] = Double.longBitsToDouble(random.nextLong());
      }
      return numbers;
    }

    @Override
    public void transferState(final StateTransfer state) {
      for (int i = 0; i < longs.length; i++) {
        longs[i] = state.transfer(longs[i]);
      }
      state.transfer(doubles, 0, doubles.length);
    }
  }

  private static String refusal(final byte[] bytes) {
    final String message =
        assertThrows(IllegalArgumentException.class, () -> StateBuffer.of(bytes)).getMessage();
    assertFalse(message.contains("\n"), message);
    return message;
  }

  @Test
  void shouldRestoreTheSameBitsFromBytes() {
    for (final int count : new int[] {0, 1, 31, 32, 33, 500}) {
      final Numbers numbers = Numbers.random(count, count);
      final byte[] bytes = StateBuffer.of(numbers).toBytes();
      assertEquals((2 * count + 3) * 8, bytes.length);
      final Numbers copy = new Numbers(count);
      StateBuffer.of(bytes).restore(copy);
      assertEquals(StateDigest.of(numbers), StateDigest.of(copy));
    }
  }

  @Test
  void shouldSaveTheSameBytesWhenTheBufferCameFromBytesOrWasRead() {
    final byte[] bytes = StateBuffer.of(Numbers.random(9, 1)).toBytes();
    final StateBuffer buffer = StateBuffer.of(bytes);
    buffer.restore(new Numbers(9));
    assertTrue(Arrays.equals(bytes, buffer.toBytes()));
  }

  @Test
  void shouldKeepTheBytesOfTheFormat() {
    final Numbers numbers = new Numbers(1);
    numbers.longs[0] = 1;
    numbers.doubles[0] = 1;
    final byte[] bytes = StateBuffer.of(numbers).toBytes();
    assertEquals("MILLSTA1", new String(bytes, 0, 8, StandardCharsets.US_ASCII));
    final byte[] expected = {
      0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0x3f, (byte) 0xf0, 0, 0, 0, 0, 0, 0
    };
    assertTrue(Arrays.equals(expected, Arrays.copyOfRange(bytes, 8, 32)), Arrays.toString(bytes));
  }

  @Test
  void shouldRefuseBytesThatAreTruncatedLongerOrOfSomethingElse() {
    final byte[] bytes = StateBuffer.of(Numbers.random(5, 2)).toBytes();
    for (int length = 0; length < bytes.length; length++) {
      refusal(Arrays.copyOf(bytes, length));
    }
    assertEquals("not a saved state: length=0", refusal(new byte[0]));
    assertEquals("not a saved state: length=104", refusal(new byte[104]));
    assertEquals(
        "a saved state of 10 values does not have this length: length=96",
        refusal(Arrays.copyOf(bytes, 96)));
    assertEquals(
        "a saved state of 10 values does not have this length: length=105",
        refusal(Arrays.copyOf(bytes, 105)));
  }

  @Test
  void shouldRefuseBytesOfWhichOneBitIsWrong() {
    final byte[] bytes = StateBuffer.of(Numbers.random(5, 3)).toBytes();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      refusal(bytes);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
    StateBuffer.of(bytes).restore(new Numbers(5));
  }

  @Test
  void shouldRefuseTheStateOfAPartOfAnotherSize() {
    final byte[] bytes = StateBuffer.of(Numbers.random(5, 4)).toBytes();
    assertEquals(
        "not a state of such a part: 2 of 10 values are left over",
        assertThrows(
                IllegalStateException.class, () -> StateBuffer.of(bytes).restore(new Numbers(4)))
            .getMessage());
    assertEquals(
        "state ends after 10 values",
        assertThrows(
                IllegalStateException.class, () -> StateBuffer.of(bytes).restore(new Numbers(6)))
            .getMessage());
  }
}
