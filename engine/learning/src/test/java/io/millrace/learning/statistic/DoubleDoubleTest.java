package io.millrace.learning.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.statistic.running.RunningSum;
import io.millrace.learning.statistic.window.SlidingSum;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DoubleDoubleTest {
  /** The mean of 100.1, 100.1 and 100.1 was an ulp off, so that its zscore was not NaN. */
  @Test
  void shouldGiveTheValueItselfWhenTheMeanIsOfEqualValues() {
    final Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      final double x = round == 0 ? 100.1 : (random.nextDouble() - 0.5) * 1e6;
      final RunningSum running = new RunningSum(true);
      final SlidingSum sliding = new SlidingSum(WindowSpec.count(7), true);
      for (int i = 1; i < 40; i++) {
        running.update(x, i);
        sliding.update(x, i);
        assertEquals(x, running.get(), "running x=" + x + " n=" + i);
        assertEquals(x, sliding.get(), "sliding x=" + x + " n=" + i);
      }
    }
  }

  @Test
  void shouldGiveTheNearestDoubleWhenASumIsDivided() {
    for (long seed = 0; seed < 5_000; seed++) {
      final Random random = new Random(seed);
      final double a = random.nextGaussian() * 1e3;
      final double b = random.nextGaussian() * Math.pow(10, -random.nextInt(12));
      final double high = a + b;
      final double low = DoubleDouble.lost(a, b, high);
      final int count = 1 + random.nextInt(1 << 20);
      final double nearest =
          new BigDecimal(high)
              .add(new BigDecimal(low))
              .divide(new BigDecimal(count), new MathContext(60))
              .doubleValue();
      assertEquals(nearest, DoubleDouble.quotient(high, low, count), "seed=" + seed);
    }
  }

  @Test
  void shouldStayFiniteWhenTheQuotientIsTooGreatToBeCut() {
    assertEquals(Double.MAX_VALUE, DoubleDouble.quotient(Double.MAX_VALUE, 0, 1));
    assertEquals(Double.MAX_VALUE / 3, DoubleDouble.quotient(Double.MAX_VALUE, 0, 3));
    assertEquals(0, DoubleDouble.quotient(0, 0, 3));
    assertTrue(Double.isNaN(DoubleDouble.quotient(0, 0, 0)));
  }
}
