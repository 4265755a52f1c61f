package io.millrace.learning.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FiniteGateTest {
  @Test
  void shouldFindANumberThatIsNotFiniteWhereverItStands() {
    final double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int count = 0; count <= 13; count++) {
      final double[] values = new double[count];
      Arrays.fill(values, Double.MAX_VALUE);
      assertTrue(FiniteGate.allFinite(values), "count=" + count);
      for (int at = 0; at < count; at++) {
        for (final double value : odd) {
          values[at] = value;
          assertFalse(FiniteGate.allFinite(values), "count=" + count + " at=" + at);
          assertTrue(FiniteGate.allFinite(values, at), "before at=" + at);
          values[at] = -0.0;
        }
      }
    }
  }
}
