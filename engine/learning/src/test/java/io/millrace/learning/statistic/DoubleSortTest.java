package io.millrace.learning.statistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DoubleSortTest {
  private static void assertSorts(final double[] values, final int from, final int to) {
    final double[] expected = values.clone();
    Arrays.sort(expected, from, to);
    DoubleSort.sort(values, from, to);
    // by bits: an array of boxed doubles tells zeros apart
    assertArrayEquals(bits(expected), bits(values));
  }

  private static long[] bits(final double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }

  @Test
  void shouldSortAsTheJdkDoesWhenValuesAreRandom() {
    final SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 3_000; round++) {
      final double[] values = new double[random.nextInt(300)];
      final int distinct = 1 + random.nextInt(400);
      for (int i = 0; i < values.length; i++) {
        values[i] = special(random, random.nextInt(distinct) - distinct / 2.0);
      }
      final int from = random.nextInt(values.length + 1);
      assertSorts(values, from, from + random.nextInt(values.length - from + 1));
    }
  }

  private static double special(final SplittableRandom random, final double value) {
    return switch (random.nextInt(20)) {
      case 0 -> -0.0;
      case 1 -> 0.0;
      case 2 -> Double.NaN;
      case 3 -> Double.POSITIVE_INFINITY;
      case 4 -> Double.NEGATIVE_INFINITY;
      default -> value;
    };
  }

  @Test
  void shouldSortWhenValuesAreSortedReversedEqualOrAnOrganPipe() {
    final int size = 5_000;
    final double[] up = new double[size];
    final double[] down = new double[size];
    final double[] pipe = new double[size];
    for (int i = 0; i < size; i++) {
      up[i] = i;
      down[i] = -i;
      pipe[i] = Math.min(i, size - i);
    }
    for (final double[] values : new double[][] {up, down, pipe, new double[size]}) {
      assertSorts(values, 0, size);
    }
  }

  /** The adversary of quicksort by McIlroy, "A killer adversary for quicksort", 1999. */
  @Test
  void shouldSortWhenPivotsAreTheWorst() {
    final int size = 4_000;
    final double[] killer = new double[size];
    for (int i = 0; i < size / 2; i++) {
      killer[i] = i % 2 == 0 ? i + 1 : size / 2.0 + i;
      killer[size / 2 + i] = 2.0 * (i + 1);
    }
    assertSorts(killer, 0, size);
  }
}
