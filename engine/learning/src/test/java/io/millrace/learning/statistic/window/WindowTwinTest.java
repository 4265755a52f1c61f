package io.millrace.learning.statistic.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.statistic.MomentKind;
import io.millrace.learning.statistic.Statistic;
import io.millrace.learning.statistic.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WindowTwinTest {
  private static final int STEPS = 250;

  private record Pair(String name, Statistic fast, Function<SlowWindow, Double> slow) {}

  private static List<Pair> pairs(final int n, final long windowNs) {
    final WindowSpec extent = n > 0 ? WindowSpec.count(n) : WindowSpec.time(windowNs, 1 << 20);
    final List<Pair> pairs = new ArrayList<>();
    pairs.add(new Pair("count", new SlidingCount(extent), s -> (double) s.count()));
    pairs.add(new Pair("sum", new SlidingSum(extent, false), SlowWindow::sum));
    pairs.add(new Pair("mean", new SlidingSum(extent, true), SlowWindow::mean));
    pairs.add(moments("var", extent, MomentKind.VARIANCE, SlowWindow::variance));
    pairs.add(moments("std", extent, MomentKind.DEVIATION, s -> Math.sqrt(s.variance())));
    pairs.add(moments("zscore", extent, MomentKind.SCORE, SlowWindow::score));
    pairs.add(new Pair("min", new SlidingExtreme(extent, false), SlowWindow::min));
    pairs.add(new Pair("max", new SlidingExtreme(extent, true), SlowWindow::greatest));
    pairs.add(new Pair("rate", new SlidingRate(extent), SlowWindow::rate));
    if (n > 0) {
      pairs.add(new Pair("change", Lag.change(n, Arithmetic.BINARY), SlowWindow::change));
      pairs.add(new Pair("lag", Lag.value(n), SlowWindow::lag));
    } else {
      pairs.add(
          new Pair("change", new SlidingChange(extent, Arithmetic.BINARY), SlowWindow::change));
    }
    return pairs;
  }

  private static Pair moments(
      final String name,
      final WindowSpec extent,
      final MomentKind kind,
      final Function<SlowWindow, Double> slow) {
    return new Pair(name, new SlidingMoments(extent, kind), slow);
  }

  private static double next(final SplittableRandom random, final int flavour) {
    return switch (flavour) {
      case 0 -> 100 + random.nextInt(5) * 0.25;
      case 1 -> random.nextInt(50) == 0 ? 1e9 : 1e5 + random.nextDouble();
      case 2 -> random.nextInt(40) == 0 ? 1e300 : random.nextDouble() - 0.5;
      case 3 -> 42.1;
      case 4 -> random.nextInt(5) == 0 ? Double.NaN : random.nextInt(2000) - 1000;
      default ->
          random.nextInt(9) == 0 ? Double.POSITIVE_INFINITY : (random.nextDouble() - 0.5) * 1e-9;
    };
  }

  private static void run(final long seed, final int n, final long windowNs) {
    final SplittableRandom random = new SplittableRandom(seed);
    final int flavour = (int) Math.floorMod(seed, 6L);
    final List<Pair> pairs = pairs(n, windowNs);
    final SlowWindow slow = new SlowWindow(n, windowNs);
    long timeNs = random.nextLong(-1_000, 1_000);
    for (int step = 0; step < STEPS; step++) {
      final boolean update = random.nextInt(6) > 0;
      timeNs += random.nextInt(4) == 0 ? random.nextLong(3_000) : random.nextLong(3);
      final double x = next(random, flavour);
      if (update) {
        slow.update(x, timeNs);
      } else {
        slow.moveTo(timeNs);
      }
      for (final Pair pair : pairs) {
        if (update) {
          pair.fast.update(x, timeNs);
        } else {
          pair.fast.moveTo(timeNs);
        }
        check(pair, slow, "seed=" + seed + " step=" + step + " n=" + n + " window=" + windowNs);
      }
    }
  }

  private static void check(final Pair pair, final SlowWindow slow, final String where) {
    final double exact = pair.slow.apply(slow);
    final double expected = Double.isFinite(exact) ? exact : Double.NaN;
    final double actual = pair.fast.get();
    final String message = pair.name + " " + where;
    if (Double.isNaN(expected) && isMoment(pair.name) && slow.largest() > 1e150) {
      assertTrue(Double.isNaN(actual), message + " actual=" + actual);
      return;
    }
    final double scale =
        pair.name.equals("sum") || pair.name.equals("mean") ? slow.largest() * 1e-15 : 0;
    final double tolerance = Math.max(Math.abs(expected) * 1e-12, scale);
    if (pair.name.equals("zscore") && !Double.isNaN(expected)) {
      assertEquals(expected, actual, 1e-9, message);
      return;
    }
    if (isMoment(pair.name)) {
      assertTrue(Double.isNaN(actual) || pair.name.equals("zscore") || actual >= 0, message);
    }
    assertEquals(expected, actual, Double.isNaN(tolerance) ? 0 : tolerance, message);
  }

  private static boolean isMoment(final String name) {
    return name.equals("var") || name.equals("std") || name.equals("zscore");
  }

  @Test
  void shouldAgreeWithExactTwinWhenWindowCountsValues() {
    for (long seed = 0; seed < 60; seed++) {
      run(seed, new int[] {1, 2, 3, 7, 50}[(int) (seed / 6 % 5)], 0);
    }
  }

  @Test
  void shouldAgreeWithExactTwinWhenWindowIsATime() {
    for (long seed = 0; seed < 60; seed++) {
      run(seed, 0, new long[] {1, 10, 500, 20_000, 1L << 62}[(int) (seed / 6 % 5)]);
    }
  }

  @Test
  void shouldGiveExactZeroWhenSpikeHasLeft() {
    for (final double spike : new double[] {1e9, -1e17, 1e300, Double.MAX_VALUE}) {
      final SlidingSum sum = new SlidingSum(WindowSpec.time(10, 1_000), false);
      final SlidingMoments variance = new SlidingMoments(WindowSpec.count(3), MomentKind.VARIANCE);
      sum.update(0.1, 0);
      sum.update(spike, 1);
      sum.update(-0.3, 2);
      sum.update(spike, 3);
      variance.update(spike, 0);
      variance.update(-spike, 0);
      for (int i = 4; i < 8; i++) {
        sum.update(0, i);
        variance.update(0.7, i);
      }
      sum.moveTo(14);
      assertEquals(0, sum.get(), 0, "spike=" + spike);
      assertEquals(0, variance.get(), 0, "spike=" + spike);
      sum.moveTo(1_000);
      assertEquals(0, sum.get(), 0, "spike=" + spike);
    }
  }
}
