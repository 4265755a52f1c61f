package io.millrace.learning.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.endurance.AllocationMeter;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PowerTest {
  private final Power power = new Power();

  @Test
  void shouldBeWithinOneUnitOfTheJdksWhenArgumentsAreRandom() {
    final SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      final double x =
          StrictMath.scalb(random.nextDouble() + 0.5, random.nextInt(-300, 300) >> (i % 9));
      final double y = (random.nextDouble() - 0.5) * StrictMath.scalb(1.0, random.nextInt(-20, 12));
      final double expected = StrictMath.pow(x, y);
      final String where = "x=" + x + " y=" + y;
      if (expected == 0 || Double.isInfinite(expected)) {
        assertEquals(expected, power.of(x, y), Double.MIN_VALUE, where);
      } else {
        assertEquals(expected, power.of(x, y), Math.ulp(expected), where);
      }
    }
  }

  @Test
  void shouldBeTheNearestDoubleWhenExponentIsWhole() {
    final SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 20_000; i++) {
      final double x = (random.nextDouble() - 0.5) * 50;
      final int y = random.nextInt(3, 12);
      assertEquals(new BigDecimal(x).pow(y).doubleValue(), power.of(x, y), 0, "x=" + x + " y=" + y);
    }
  }

  @Test
  void shouldFollowTheJdksRulesWhenArgumentsAreSpecial() {
    final double[] values = {
      0,
      -0.0,
      1,
      -1,
      2,
      -2,
      3,
      -3,
      0.5,
      -0.5,
      1.5,
      1e300,
      -1e300,
      1e-300,
      Double.MIN_VALUE,
      -Double.MIN_VALUE,
      Double.MAX_VALUE,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      9007199254740993.0,
      1 + 1e-15
    };
    for (final double x : values) {
      for (final double y : values) {
        final double expected = StrictMath.pow(x, y);
        final double tolerance = Double.isFinite(expected) ? 1e-15 * Math.abs(expected) : 0;
        assertEquals(expected, power.of(x, y), tolerance, "x=" + x + " y=" + y);
      }
      assertTrue(Double.isNaN(power.of(x, Double.NaN)));
      assertTrue(Double.isNaN(power.of(Double.NaN, x)));
    }
  }

  @Test
  void shouldAllocateNothing() {
    final double[] values = {0, 1, -1, 2, 0.5, 7.3, -3, 1e300, Double.POSITIVE_INFINITY};
    final double[] sum = new double[1];
    AllocationMeter.assertNothing(
        "powers",
        () -> {
          for (int i = 0; i < 200; i++) {
            for (final double x : values) {
              for (final double y : values) {
                sum[0] += power.of(x, y);
              }
            }
          }
        });
    assertTrue(sum[0] != 0);
  }
}
