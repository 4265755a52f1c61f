package io.millrace.learning.model.scale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StandardScalerTest {
  private static double scaled(final StandardScaler scaler, final double x) {
    return scaler.transform(new double[] {x})[0];
  }

  private static StandardScaler learned(final double... values) {
    final StandardScaler scaler = new StandardScaler(1);
    for (final double value : values) {
      scaler.learn(new double[] {value});
    }
    return scaler;
  }

  @Test
  void shouldUsePopulationVariance() {
    assertEquals(2, scaled(learned(1, 3), 4), 1e-15);
    assertEquals(-1, scaled(learned(1, 3), 1), 1e-15);
  }

  @Test
  void shouldMapToZeroWhenThereIsNoVariance() {
    assertEquals(0, scaled(new StandardScaler(1), 5));
    assertEquals(0, scaled(learned(0.1, 0.1, 0.1), 7));
    assertEquals(0, scaled(learned(0, 1e-160), 1e-160), "its reciprocal is infinite");
  }

  @Test
  void shouldKeepItsDigitsWhenTheMeanIsFarFromZero() {
    final long seed = 61;
    final Random random = new Random(seed);
    final StandardScaler near = new StandardScaler(1);
    final StandardScaler far = new StandardScaler(1);
    for (int i = 0; i < 10_000; i++) {
      final double value = random.nextInt(1 << 20);
      near.learn(new double[] {value});
      far.learn(new double[] {value + 0x1p40});
    }
    assertEquals(scaled(near, 5), scaled(far, 5 + 0x1p40), 1e-7, "seed " + seed);
  }

  @Test
  void shouldSayThatItIsNotFiniteWhenSquaresOverflow() {
    final StandardScaler scaler = learned(1e200, -1e200);
    assertFalse(scaler.isFinite());
    scaler.reset();
    assertTrue(scaler.isFinite());
    assertEquals(StateDigest.of(new StandardScaler(1)), StateDigest.of(scaler));
  }

  @Test
  void shouldScaleToTheSameBitsWhenTheStateIsRestored() {
    final StandardScaler original = learned(1, 4, 9, 16, 25);
    final StandardScaler copy = learned(3, 3);
    final StateBuffer state = new StateBuffer();
    state.write(original);
    state.read(copy);
    assertArrayEquals(
        original.transform(new double[] {7}).clone(), copy.transform(new double[] {7}));
    assertEquals(StateDigest.of(original), StateDigest.of(copy));
  }
}
