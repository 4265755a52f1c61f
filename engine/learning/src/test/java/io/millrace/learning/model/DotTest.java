package io.millrace.learning.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DotTest {
  private static BigDecimal exact(final double[] a, final double[] b) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < b.length; i++) {
      sum = sum.add(new BigDecimal(a[i]).multiply(new BigDecimal(b[i])));
    }
    return sum;
  }

  @Test
  void shouldBeTheExactSumUpToRoundingWhenOfAnyWidth() {
    final SplittableRandom random = new SplittableRandom(11);
    for (int width = 0; width < 70; width++) {
      final double[] a = random.doubles(width + 2, -1e3, 1e3).toArray();
      final double[] b = random.doubles(width, -1e3, 1e3).toArray();
      double magnitudes = 0;
      for (int i = 0; i < width; i++) {
        magnitudes += Math.abs(a[i] * b[i]);
      }
      final double bound = (width + 1) * Math.ulp(1.0) * magnitudes;
      assertEquals(exact(a, b).doubleValue(), Dot.product(a, b), bound, "width " + width);
    }
  }

  @Test
  void shouldBeNanWhenANumberIsNotFiniteAtAnyPlace() {
    for (int width = 1; width < 40; width++) {
      for (int i = 0; i < width; i++) {
        final double[] b = new double[width];
        b[i] = Double.POSITIVE_INFINITY;
        assertEquals(Double.NaN, Dot.product(new double[width], b));
      }
    }
  }

  @Test
  void shouldAddFromTheFirstToTheLastWhenNarrow() {
    final double[] ones = {1, 1, 1};
    assertEquals(0, Dot.product(ones, new double[] {1, 1e17, -1e17}));
    assertEquals(1, Dot.product(ones, new double[] {1e17, -1e17, 1}));
  }
}
