package io.millrace.learning.statistic.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SketchTest {
  private static double next(final SplittableRandom random, final int flavour) {
    return switch (flavour) {
      case 0 -> 580 + random.nextDouble();
      case 1 -> (random.nextDouble() - 0.5) * StrictMath.exp(8 * random.nextDouble());
      case 2 -> random.nextInt(1_000) == 0 ? 1e9 : 1e5 + random.nextDouble();
      case 3 -> Math.rint(random.nextDouble() * 1e4) / 100;
      default -> Double.longBitsToDouble(random.nextLong() & 0xbfffffffffffffffL);
    };
  }

  @Test
  void shouldKeepTheQuantileWithinItsBound() {
    for (int flavour = 0; flavour < 5; flavour++) {
      for (final double q : new double[] {0, 0.01, 0.5, 0.9, 1}) {
        final SplittableRandom random = new SplittableRandom(flavour);
        final QuantileSketch sketch = new QuantileSketch(q, Arithmetic.BINARY);
        final double[] values = new double[60_000];
        for (int i = 0; i < values.length; i++) {
          values[i] = next(random, flavour);
          sketch.update(values[i], i);
        }
        Arrays.sort(values);
        final double position = (values.length - 1) * q;
        final double low = values[(int) Math.floor(position)];
        final double high = values[(int) Math.ceil(position)];
        final double error = sketch.relativeError();
        final double told = sketch.get();
        final String where = "flavour=" + flavour + " q=" + q + " told=" + told + " low=" + low;
        assertTrue(told >= low - Math.abs(low) * error - 1e-300, where);
        assertTrue(told <= high + Math.abs(high) * error + 1e-300, where);
        if (flavour < 4) {
          assertTrue(error <= 0.01, where + " error=" + error);
        }
        if (flavour == 3) {
          assertEquals(0, error, where);
        }
      }
    }
  }

  @Test
  void shouldStayWithinTheStatedErrorWhenValuesSpanFewOctaves() {
    final QuantileSketch sketch = new QuantileSketch(0.3, Arithmetic.BINARY);
    final SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      sketch.update(StrictMath.pow(2, 8 * random.nextDouble()), i);
    }
    assertTrue(sketch.relativeError() <= 2.0 * 8 / QuantileSketch.MAX_BUCKETS);
    assertEquals(StrictMath.pow(2, 2.4), sketch.get(), 0.03);
  }

  @Test
  void shouldCountDistinctValuesExactlyThenWithinFourDeviations() {
    for (long seed = 0; seed < 4; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final double origin = random.nextInt(1_000_000);
      final DistinctSketch sketch = new DistinctSketch();
      assertEquals(0, sketch.get());
      for (int i = 1; i <= 300_000; i++) {
        sketch.update(origin + i * 0.25, i);
        sketch.update(origin + random.nextInt(1, i + 1) * 0.25, i);
        sketch.update(Double.NaN, i);
        if (i <= DistinctSketch.MAX_EXACT) {
          assertEquals(i, sketch.get());
        } else if (i % 1_000 == 0) {
          assertEquals(i, sketch.get(), 4 * 0.0081 * i, "seed=" + seed + " i=" + i);
        }
      }
    }
    final DistinctSketch zeros = new DistinctSketch();
    zeros.update(0.0, 0);
    zeros.update(-0.0, 0);
    assertEquals(1, zeros.get());
  }

  @Test
  void shouldGoOnTheSameWhenRestoredWherever() {
    for (final int count : new int[] {0, 10, 4_096, 4_097, 16_385, 40_000}) {
      final SplittableRandom random = new SplittableRandom(count);
      final QuantileSketch quantile = new QuantileSketch(0.7, Arithmetic.BINARY);
      final DistinctSketch distinct = new DistinctSketch();
      for (int i = 0; i < count; i++) {
        final double x = random.nextDouble();
        quantile.update(x, i);
        distinct.update(x, i);
      }
      final StateBuffer state = new StateBuffer();
      state.write(quantile);
      state.write(distinct);
      final QuantileSketch quantileAgain = new QuantileSketch(0.7, Arithmetic.BINARY);
      final DistinctSketch distinctAgain = new DistinctSketch();
      // Used before, so that what a restore leaves behind shows.
      for (int i = 0; i < 20_000; i++) {
        quantileAgain.update(i, i);
        distinctAgain.update(i, i);
      }
      state.read(quantileAgain);
      state.read(distinctAgain);
      assertEquals(0, state.remaining());
      for (int i = 0; i < 30_000; i++) {
        assertEquals(quantile.get(), quantileAgain.get(), 0, "count=" + count + " i=" + i);
        assertEquals(distinct.get(), distinctAgain.get(), 0, "count=" + count + " i=" + i);
        final double x = random.nextDouble();
        quantile.update(x, i);
        quantileAgain.update(x, i);
        distinct.update(x, i);
        distinctAgain.update(x, i);
      }
      assertEquals(StateDigest.of(quantile), StateDigest.of(quantileAgain));
      assertEquals(StateDigest.of(distinct), StateDigest.of(distinctAgain));
    }
  }

  @Test
  void shouldStayBoundedOverTenMillionValues() {
    final DistinctSketch distinct = new DistinctSketch();
    final QuantileSketch quantile = new QuantileSketch(0.5, Arithmetic.BINARY);
    final SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 10_000_000; i++) {
      distinct.update(random.nextLong(), i);
      if (i % 10 == 0) {
        quantile.update(random.nextDouble(), i);
      }
    }
    assertEquals(1e7, distinct.get(), 4 * 0.0081 * 1e7);
    assertEquals(0.5, quantile.get(), 0.003);
    final StateBuffer state = new StateBuffer();
    state.write(quantile);
    assertTrue(state.remaining() <= 2 * QuantileSketch.MAX_BUCKETS + 2, "longs");
  }

  @Test
  void shouldAgreeWithASortedArrayWhenNumbersComeAndGo() {
    for (long seed = 0; seed < 30; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final RankedTree tree = new RankedTree(2);
      final long[] counts = new long[40];
      for (int step = 0; step < 600; step++) {
        final int key = random.nextInt(counts.length);
        if (random.nextInt(100) < (step < 300 ? 60 : 40)) {
          tree.add(key, 1);
          counts[key]++;
        } else if (counts[key] > 0) {
          tree.remove(key);
          counts[key]--;
        }
        long rank = 0;
        for (int i = 0; i < counts.length; i++) {
          final String where = "seed=" + seed + " step=" + step + " i=" + i;
          assertEquals(counts[i], tree.countOf(i), where);
          if (counts[i] > 0) {
            assertEquals(i, tree.at(rank), where);
            assertEquals(i, tree.at(rank + counts[i] - 1), where);
          }
          rank += counts[i];
          assertEquals(rank, tree.atMost(i), where);
        }
        assertEquals(rank, tree.size());
        assertEquals(Arrays.stream(counts).filter(c -> c > 0).count(), tree.distinct());
      }
    }
  }
}
