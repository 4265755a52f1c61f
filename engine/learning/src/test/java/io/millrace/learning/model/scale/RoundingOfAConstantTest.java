package io.millrace.learning.model.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RoundingOfAConstantTest {
  /** The rounding of ask - bid was the only variance, and a first wider spread scaled to 1e10. */
  @Test
  void shouldMapASpreadOfOneCentToZeroUntilItReallyChanges() {
    final StandardScaler scaler = new StandardScaler(1);
    for (int tick = 0; tick < 10_000; tick++) {
      final double bid = 100 + tick % 977 / 100.0;
      scaler.learn(new double[] {(bid + 0.01) - bid});
    }
    assertEquals(0, scaler.transform(new double[] {0.02})[0]);
    scaler.learn(new double[] {0.02});
    final double scaled = scaler.transform(new double[] {0.02})[0];
    assertTrue(scaled > 50 && scaled < 200, () -> "scaled=" + scaled);
  }

  @Test
  void shouldScaleSmallChangesOfALargeLevel() {
    final StandardScaler scaler = new StandardScaler(1);
    scaler.learn(new double[] {736_389});
    scaler.learn(new double[] {736_390});
    assertEquals(1, scaler.transform(new double[] {736_390})[0], 1e-9);
  }
}
