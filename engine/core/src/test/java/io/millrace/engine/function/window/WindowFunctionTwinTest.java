package io.millrace.engine.function.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.function.ExpressionRun;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Every window of the language against a twin that recomputes it from all its values. */
class WindowFunctionTwinTest {
  private static final int STEPS = 120;
  private static final ToDoubleFunction<SlowEntries> EXACT = slow -> 0;

  private record Pair(
      String text,
      ExpressionRun fast,
      ToDoubleFunction<SlowEntries> slow,
      ToDoubleFunction<SlowEntries> scale) {}

  private static Pair pair(
      final String call,
      final String extent,
      final ToDoubleFunction<SlowEntries> slow,
      final ToDoubleFunction<SlowEntries> scale) {
    final String text = call.replace(")", extent + ")");
    return new Pair(text, new ExpressionRun(text, "x", "y"), slow, scale);
  }

  private static List<Pair> pairs(final String extent) {
    final List<Pair> pairs = new ArrayList<>();
    pairs.add(pair("skew(x)", extent, SlowEntries::skewness, slow -> 1e-8));
    pairs.add(pair("kurt(x)", extent, SlowEntries::kurtosis, slow -> 1e-8 * slow.count()));
    pairs.add(pair("cov(x, y)", extent, SlowEntries::covariance, s -> 1e-12 * s.deviations()));
    pairs.add(pair("corr(x, y)", extent, SlowEntries::correlation, slow -> 1e-9));
    pairs.add(pair("slope(x)", extent, SlowEntries::slope, s -> 1e-13 * s.range() * s.slopeUnit()));
    pairs.add(pair("median(x)", extent, slow -> slow.quantile(0.5), EXACT));
    pairs.add(pair("quantile(x, 0.9)", extent, slow -> slow.quantile(0.9), EXACT));
    pairs.add(pair("quantile(x, q=1)", extent, slow -> slow.quantile(1), EXACT));
    pairs.add(pair("count_distinct(x)", extent, SlowEntries::distinct, EXACT));
    pairs.add(pair("range(x)", extent, SlowEntries::range, EXACT));
    pairs.add(pair("first(x)", extent, SlowEntries::first, EXACT));
    pairs.add(pair("last(x)", extent, SlowEntries::last, EXACT));
    pairs.add(
        pair("vwap(x, y)", extent, SlowEntries::weightedMean, slow -> 1e-14 * slow.largest()));
    pairs.add(
        pair(
            "twap(x)",
            extent,
            SlowEntries::timeWeightedMean,
            // a spike that lasts no time takes no digits of it
            slow -> 1e-15 * Math.abs(slow.timeWeightedMean())));
    pairs.add(pair("sum(y)", extent, SlowEntries::sumOfY, slow -> 1e-12 * slow.sumOfY()));
    return pairs;
  }

  private static void addWindows(final List<Pair> pairs, final String extent) {
    pairs.add(pair("iqr(x)", extent, SlowEntries::quartiles, EXACT));
    pairs.add(pair("mad(x)", extent, SlowEntries::absoluteDeviation, EXACT));
    pairs.add(pair("rank(x)", extent, SlowEntries::rank, EXACT));
    pairs.add(pair("entropy(x)", extent, slow -> slow.entropy(0), slow -> 1e-9));
    pairs.add(pair("entropy(x, 0.5)", extent, slow -> slow.entropy(0.5), slow -> 1e-9));
  }

  private static double next(final SplittableRandom random, final int flavour) {
    return switch (flavour) {
      case 0 -> 100 + random.nextInt(5) * 0.25;
      case 1 -> random.nextInt(40) == 0 ? 1e9 : 1e5 + random.nextDouble();
      case 2 -> random.nextInt(30) == 0 ? 42.1 : 7.3;
      case 3 -> 42.1;
      case 4 -> random.nextInt(5) == 0 ? Double.NaN : random.nextInt(9) - 4;
      case 5 -> random.nextInt(9) == 0 ? Double.NEGATIVE_INFINITY : random.nextDouble() * 1e-9;
      default -> random.nextInt(3) == 0 ? -0.0 : (random.nextInt(3) - 1) * random.nextDouble();
    };
  }

  private static void run(final long seed, final int n, final long windowNs) {
    final SplittableRandom random = new SplittableRandom(seed);
    final int flavour = (int) (seed % 7);
    final String extent = n > 0 ? ", n=" + n : windowNs > 0 ? ", window=" + windowNs + "ns" : "";
    final List<Pair> pairs = pairs(extent);
    if (!extent.isEmpty()) {
      addWindows(pairs, extent);
    }
    if (n == 0 || n > 3) {
      pairs.add(pair("autocorr(x, 1)", extent, slow -> slow.autocorrelation(1), slow -> 1e-8));
      pairs.add(pair("autocorr(x, k=3)", extent, slow -> slow.autocorrelation(3), slow -> 1e-8));
    }
    final SlowEntries slow = new SlowEntries(n, windowNs);
    long timeNs = random.nextLong(-1_000, 1_000);
    for (int step = 0; step < STEPS; step++) {
      final boolean update = random.nextInt(6) > 0;
      timeNs += random.nextInt(4) == 0 ? random.nextLong(300) : random.nextLong(3);
      final double x = next(random, flavour);
      // Known where x is, so that functions of one and of both see the same values.
      final double y = Double.isFinite(x) ? 1 + random.nextInt(100) : Double.NaN;
      if (update) {
        slow.update(x, y, timeNs);
      } else {
        slow.moveTo(timeNs);
      }
      // The twin takes its time over long windows.
      final boolean checked = slow.count() < 10 || step % 10 == 0;
      for (final Pair pair : pairs) {
        final double actual = update ? pair.fast.update(timeNs, x, y) : pair.fast.moveTo(timeNs);
        if (checked && (step > 0 || update)) {
          final String where = pair.text + " seed=" + seed + " step=" + step;
          assertEquals(pair.slow.applyAsDouble(slow), actual, tolerance(pair, slow), where);
        }
      }
    }
  }

  private static double tolerance(final Pair pair, final SlowEntries slow) {
    final double tolerance = pair.scale.applyAsDouble(slow);
    return Double.isNaN(tolerance) ? 0 : tolerance;
  }

  @Test
  void shouldAgreeWithTwinWhenWindowCountsValues() {
    for (long seed = 0; seed < 35; seed++) {
      run(seed, new int[] {1, 2, 3, 8, 40}[(int) (seed / 7 % 5)], 0);
    }
  }

  @Test
  void shouldAgreeWithTwinWhenWindowIsATime() {
    for (long seed = 0; seed < 35; seed++) {
      run(seed, 0, new long[] {1, 10, 100, 500, 2_000}[(int) (seed / 7 % 5)]);
    }
  }

  @Test
  void shouldAgreeWithTwinWhenAllValuesCount() {
    for (long seed = 0; seed < 7; seed++) {
      run(seed, 0, 0);
    }
  }
}
