package io.millrace.learning.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.state.SplitMix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Detectors beside twins that keep every value since they began and compute all again from them at
 * each, as the papers write it.
 */
class DriftTwinTest {
  private static final int VALUES = 1_500;

  private enum Said {
    NOTHING,
    WARNING,
    DRIFT
  }

  /** Says what it thinks of the last of all values since it began. */
  private interface Twin {
    Said look(List<Double> values);
  }

  private static double clamp(final double x) {
    return Math.max(0, Math.min(1, x));
  }

  /** Compares both on a stream, value by value; a drift lets the twin begin again. */
  private static int compare(
      final String at, final double[] values, final DriftDetector detector, final Twin twin) {
    final List<Double> since = new ArrayList<>();
    int drifts = 0;
    for (int i = 0; i < values.length; i++) {
      since.add(values[i]);
      final Said expected = twin.look(since);
      assertEquals(expected == Said.DRIFT, detector.update(values[i]), at + " value " + i);
      if (expected == Said.DRIFT) {
        drifts++;
        since.clear();
      }
      assertEquals(expected == Said.WARNING, detector.isWarning(), at + " warning " + i);
    }
    return drifts;
  }

  /** Errors, 0 or 1, whose rate jumps, or shares of an error, or a slow rise. */
  private static double[] errors(final long seed) {
    final Random random = new Random(seed);
    final double[] values = new double[VALUES];
    double rate = 0.2;
    for (int i = 0; i < VALUES; i++) {
      if (random.nextInt(300) == 0) {
        rate = random.nextDouble();
      }
      final double now = seed % 3 == 2 ? 0.1 + 0.6 * i / VALUES : rate;
      values[i] =
          seed % 3 == 1 ? now + 0.4 * random.nextGaussian() : random.nextDouble() < now ? 1 : 0;
    }
    return values;
  }

  private static int over(final String type, final Twin twin, final String... parameters) {
    int drifts = 0;
    for (long seed = 0; seed < 9; seed++) {
      final DriftDetector detector = DriftOracleTest.create(type, parameters);
      drifts += compare(type + " seed " + seed, errors(seed), detector, twin);
    }
    return drifts;
  }

  /** Distances between errors; their mean and two deviations against the greatest so far. */
  private static Said eddm(
      final List<Double> values, final int leastErrors, final double warning, final double drift) {
    final List<Integer> distances = new ArrayList<>();
    int before = -1;
    double greatest = 0;
    double share = 1;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) > 0.5) {
        if (before >= 0) {
          distances.add(i - before);
          final double mean = distances.stream().mapToInt(d -> d).average().orElseThrow();
          final double variance =
              distances.stream().mapToDouble(d -> (d - mean) * (d - mean)).average().orElseThrow();
          final double level = mean + 2 * Math.sqrt(variance);
          greatest = Math.max(greatest, level);
          share = level / greatest;
        }
        before = i;
      }
    }
    final boolean isReady = distances.size() + 1 >= leastErrors;
    // what was said of the last error stands until the next one; a drift would have ended it
    if (isReady && before == values.size() - 1 && share < drift) {
      return Said.DRIFT;
    }
    return isReady && share < warning ? Said.WARNING : Said.NOTHING;
  }

  @Test
  void shouldAgreeWithDistancesBetweenAllErrors() {
    // the first streams alone: the twin's work grows with the square of their errors
    int drifts = 0;
    for (long seed = 0; seed < 6; seed++) {
      final double[] values = Arrays.copyOf(errors(seed), 900);
      final String at = "seed " + seed;
      drifts +=
          compare(at, values, DriftOracleTest.create("eddm"), since -> eddm(since, 30, 0.95, 0.9));
      drifts +=
          compare(
              at,
              values,
              DriftOracleTest.create("eddm", "min_errors", "8", "warning", "0.8", "drift", "0.6"),
              since -> eddm(since, 8, 0.8, 0.6));
    }
    assertTrue(drifts > 10, "the twins agree on too little: " + drifts);
  }

  /** Means of all values up to each, with their bounds, one beside the other. */
  private static Said hoeffding(
      final List<Double> values, final double drift, final double warning, final boolean two) {
    final int n = values.size();
    final double[] sums = new double[n + 1];
    int min = 1;
    int max = 1;
    for (int k = 1; k <= n; k++) {
      sums[k] = sums[k - 1] + clamp(values.get(k - 1));
      final double bound = bound(k, drift);
      final double mean = sums[k] / k;
      // of equals the last
      min = mean + bound <= sums[min] / min + bound(min, drift) ? k : min;
      max = mean - bound >= sums[max] / max - bound(max, drift) ? k : max;
    }
    final double mean = sums[n] / n;
    final double rise = mean - sums[min] / min;
    if (rise >= hoeffdingBound(min, n, drift)
        || two && sums[max] / max - mean >= hoeffdingBound(max, n, drift)) {
      return Said.DRIFT;
    }
    return rise >= hoeffdingBound(min, n, warning) ? Said.WARNING : Said.NOTHING;
  }

  private static double bound(final int k, final double confidence) {
    return Math.sqrt(Math.log(1 / confidence) / (2 * k));
  }

  /** That of the difference of the means of the first n0 values and of all n; none for itself. */
  private static double hoeffdingBound(final double n0, final double n, final double confidence) {
    return n0 == n
        ? Double.POSITIVE_INFINITY
        : Math.sqrt((n - n0) / (2 * n0 * n) * Math.log(2 / confidence));
  }

  @Test
  void shouldAgreeWithTheBoundsOfAllPrefixes() {
    final int one = over("hddm_a", since -> hoeffding(since, 0.001, 0.005, false));
    final int two =
        over(
            "hddm_a",
            since -> hoeffding(since, 0.01, 0.05, true),
            "drift_confidence",
            "0.01",
            "warning_confidence",
            "0.05",
            "two_sided",
            "true");
    assertTrue(one > 10 && two > one, "the twins agree on too little: " + one + " " + two);
  }

  /** An EW mean written out as a weighted sum: its value, and the sum of the squared weights. */
  private static double[] weighted(final List<Double> values, final double lambda) {
    double mean = 0;
    double squares = 0;
    double power = 1;
    for (int i = values.size() - 1; i >= 0; i--) {
      final double weight = i == 0 ? power : lambda * power;
      mean += weight * clamp(values.get(i));
      squares += weight * weight;
      power *= 1 - lambda;
    }
    return new double[] {mean, squares};
  }

  /** HDDM_W; the cuts are remembered with what stood before them, which no later value changes. */
  private static final class Weighted implements Twin {
    private final double lambda;
    private final double drift;
    private final double warning;
    private final boolean two;
    private int rose;
    private int fell;
    private double[] beforeRise;
    private double[] beforeFall;

    Weighted(final double lambda, final double drift, final double warning, final boolean two) {
      this.lambda = lambda;
      this.drift = drift;
      this.warning = warning;
      this.two = two;
    }

    private static double bound(final double squares, final double confidence) {
      return Math.sqrt(squares * Math.log(1 / confidence) / 2);
    }

    private boolean moved(
        final List<Double> values,
        final int cut,
        final double[] before,
        final double sign,
        final double confidence) {
      if (cut == values.size()) {
        return false;
      }
      final double[] since = weighted(values.subList(cut, values.size()), lambda);
      return sign * (since[0] - before[0]) > bound(since[1] + before[1], confidence);
    }

    @Override
    public Said look(final List<Double> values) {
      final double[] all = weighted(values, lambda);
      final double own = bound(all[1], drift);
      final boolean isFirst = values.size() == 1;
      if (isFirst || all[0] + own < beforeRise[0] + bound(beforeRise[1], drift)) {
        rose = values.size();
        beforeRise = all;
      }
      if (isFirst || all[0] - own > beforeFall[0] - bound(beforeFall[1], drift)) {
        fell = values.size();
        beforeFall = all;
      }
      if (moved(values, rose, beforeRise, 1, drift)
          || two && moved(values, fell, beforeFall, -1, drift)) {
        return Said.DRIFT;
      }
      return moved(values, rose, beforeRise, 1, warning) ? Said.WARNING : Said.NOTHING;
    }
  }

  @Test
  void shouldAgreeWithWeightedSumsOfAllValues() {
    final int one = over("hddm_w", new Weighted(0.05, 0.001, 0.005, false));
    final int two =
        over(
            "hddm_w",
            new Weighted(0.2, 0.01, 0.02, true),
            "lambda",
            "0.2",
            "drift_confidence",
            "0.01",
            "warning_confidence",
            "0.02",
            "two_sided",
            "true");
    assertTrue(one > 10 && two > one, "the twins agree on too little: " + one + " " + two);
  }

  /** The share of values up to x. */
  private static double distribution(final List<Double> values, final double x) {
    return values.stream().filter(value -> value <= x).count() / (double) values.size();
  }

  /** KSWIN; after a drift its generator begins again too. */
  private static Twin kolmogorov(
      final double alpha, final int size, final int newest, final long seed) {
    final SplitMix random = new SplitMix(seed);
    return values -> {
      if (values.size() == 1) {
        random.reset();
      }
      if (values.size() < size) {
        return Said.NOTHING;
      }
      final List<Double> older =
          new ArrayList<>(values.subList(values.size() - size, values.size() - newest));
      final List<Double> recent = values.subList(values.size() - newest, values.size());
      for (int i = 0; i < newest; i++) {
        final int pick = i + random.below(older.size() - i);
        final double drawn = older.get(pick);
        older.set(pick, older.get(i));
        older.set(i, drawn);
      }
      final List<Double> drawn = older.subList(0, newest);
      double greatest = 0;
      for (int i = values.size() - size; i < values.size(); i++) {
        final double x = values.get(i);
        greatest = Math.max(greatest, Math.abs(distribution(drawn, x) - distribution(recent, x)));
      }
      return greatest > Math.sqrt(-Math.log(alpha) / newest) ? Said.DRIFT : Said.NOTHING;
    };
  }

  @Test
  void shouldAgreeWithDistributionFunctionsOfWholeWindows() {
    final int own = over("kswin", kolmogorov(0.005, 100, 30, 0));
    final int other =
        over(
            "kswin",
            kolmogorov(0.1, 50, 25, 7),
            "alpha",
            "0.1",
            "window_size",
            "50",
            "stat_size",
            "25",
            "seed",
            "7");
    assertTrue(own > 10 && other > own, "the twins agree on too little: " + own + " " + other);
  }

  /** The least of all p + s is looked for from the first value after the warm start on. */
  private static Said ddm(final List<Double> values) {
    double sum = 0;
    double minMean = Double.POSITIVE_INFINITY;
    double minDeviation = Double.POSITIVE_INFINITY;
    double mean = 0;
    double deviation = 0;
    for (int n = 1; n <= values.size(); n++) {
      sum += clamp(values.get(n - 1));
      mean = sum / n;
      deviation = Math.sqrt(mean * (1 - mean) / n);
      if (n > 30 && mean + deviation <= minMean + minDeviation) {
        minMean = mean;
        minDeviation = deviation;
      }
    }
    if (values.size() <= 30) {
      return Said.NOTHING;
    }
    if (mean + deviation > minMean + 3 * minDeviation) {
      return Said.DRIFT;
    }
    return mean + deviation > minMean + 2 * minDeviation ? Said.WARNING : Said.NOTHING;
  }

  @Test
  void shouldAgreeWithTheErrorRatesOfAllPrefixes() {
    final int drifts = over("ddm", DriftTwinTest::ddm);
    assertTrue(drifts > 10, "the twins agree on too little: " + drifts);
  }
}
