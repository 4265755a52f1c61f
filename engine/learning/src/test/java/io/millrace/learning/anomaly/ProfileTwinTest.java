package io.millrace.learning.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.state.SplitMix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Half-space trees and LODA beside twins that keep every sample and, for each score, count those of
 * the last whole window again, as the papers write it.
 */
class ProfileTwinTest {
  private static final int FEATURES = 3;
  private static final int SAMPLES = 700;

  /** Scores a sample by those of one window, both scaled by the window before it. */
  private interface Twin {
    double score(List<double[]> window, double[] x);
  }

  private static double[] scaled(final List<double[]> by, final double[] x) {
    final double[] into = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      final int feature = i;
      final double min = by.stream().mapToDouble(s -> s[feature]).min().orElseThrow();
      final double max = by.stream().mapToDouble(s -> s[feature]).max().orElseThrow();
      if (min == max) {
        into[i] = x[i] == min ? 0.5 : x[i] < min ? -1 : 2;
      } else {
        into[i] = (x[i] - min) / (max - min);
      }
    }
    return into;
  }

  /**
   * Correlated numbers, for a while a constant, and spikes. No rounded ones: those lie at the very
   * ends of a range, where borders of boxes and cells lie too, and rounding says on which side.
   */
  private static double[] sample(final Random random, final int at) {
    final double[] x = {random.nextGaussian(), 3 * random.nextGaussian(), 5};
    x[2] = at < 300 ? 5 : x[0] + random.nextGaussian();
    if (random.nextInt(40) == 0) {
      x[random.nextInt(FEATURES)] *= random.nextBoolean() ? 10 : 1e9;
    }
    return x;
  }

  private static double compare(final int window, final AnomalyDetector detector, final Twin twin) {
    final Random random = new Random(11);
    final List<double[]> all = new ArrayList<>();
    double greatest = 0;
    for (int i = 0; i < SAMPLES; i++) {
      final double[] x = sample(random, i);
      final int whole = i / window;
      double expected = Double.NaN;
      if (whole >= 2) {
        final List<double[]> before = all.subList((whole - 2) * window, (whole - 1) * window);
        final List<double[]> last = all.subList((whole - 1) * window, whole * window);
        expected =
            twin.score(last.stream().map(s -> scaled(before, s)).toList(), scaled(before, x));
        assertTrue(expected >= 0 && expected <= 1, "seed 11 sample " + i);
        greatest = Math.max(greatest, expected);
      }
      assertEquals(expected, detector.score(x), 1e-12, "seed 11 sample " + i);
      detector.learn(x);
      all.add(x);
    }
    return greatest;
  }

  /** A half-space tree as texts: the feature and the middle at each node's way from the root. */
  private static final class Tree {
    private final Map<String, Integer> features = new HashMap<>();
    private final Map<String, Double> middles = new HashMap<>();
    private final int depth;

    Tree(final SplitMix random, final int depth) {
      this.depth = depth;
      final double[] min = new double[FEATURES];
      final double[] max = new double[FEATURES];
      for (int i = 0; i < FEATURES; i++) {
        final double s = random.uniform();
        min[i] = s - 2 * Math.max(s, 1 - s);
        max[i] = s + 2 * Math.max(s, 1 - s);
      }
      grow(random, "", min, max);
    }

    private void grow(
        final SplitMix random, final String way, final double[] min, final double[] max) {
      if (way.length() < depth) {
        final int feature = random.below(FEATURES);
        final double middle = min[feature] + (max[feature] - min[feature]) / 2;
        features.put(way, feature);
        middles.put(way, middle);
        final double[] below = max.clone();
        below[feature] = middle;
        grow(random, way + "l", min, below);
        final double[] above = min.clone();
        above[feature] = middle;
        grow(random, way + "r", above, max);
      }
    }

    private String way(final double[] x) {
      String way = "";
      while (way.length() < depth) {
        way += x[features.get(way)] < middles.get(way) ? "l" : "r";
      }
      return way;
    }

    /** mass * 2^k at the first node of at most a tenth of the window, or at the leaf. */
    double score(final List<double[]> window, final double[] x) {
      final List<String> ways = window.stream().map(this::way).toList();
      final String own = way(x);
      for (int k = 0; ; k++) {
        final String node = own.substring(0, k);
        final long mass = ways.stream().filter(way -> way.startsWith(node)).count();
        if (k == depth || mass <= 0.1 * window.size()) {
          return mass * Math.pow(2, k);
        }
      }
    }
  }

  @Test
  void shouldAgreeWithHalfSpaceTreesThatCountEverySampleAnew() {
    final int window = 60;
    final SplitMix random = new SplitMix(4);
    final List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      trees.add(new Tree(random, 5));
    }
    final AnomalyDetector detector =
        AnomalyContractTest.create(
            "half_space_trees", FEATURES, "trees", "9", "depth", "5", "window", "60", "seed", "4");
    final double greatest =
        compare(
            window,
            detector,
            (last, x) -> {
              final double sum = trees.stream().mapToDouble(tree -> tree.score(last, x)).sum();
              return 1 / (1 + sum / (trees.size() * window));
            });
    assertTrue(greatest > 0.3, "nothing was strange: " + greatest);
  }

  /** Cells of equal width over where a projection of the unit cube lies, and one on either side. */
  private static int cell(final double[] weights, final double[] x, final int bins) {
    final double min = Arrays.stream(weights).filter(w -> w < 0).sum();
    final double max = Arrays.stream(weights).filter(w -> w > 0).sum();
    double at = 0;
    for (int i = 0; i < FEATURES; i++) {
      at += weights[i] * x[i];
    }
    final double place = (at - min) / (max - min) * bins;
    return place < 0 ? -1 : place == bins ? bins - 1 : (int) Math.min(place, bins);
  }

  @Test
  void shouldAgreeWithHistogramsThatCountEverySampleAnew() {
    final int bins = 7;
    final SplitMix random = new SplitMix(4);
    final int[] order = {0, 1, 2};
    final double[][] projections = new double[12][FEATURES];
    for (final double[] weights : projections) {
      // 2 is the root of 3, rounded up
      for (int i = 0; i < 2; i++) {
        final int pick = i + random.below(FEATURES - i);
        final int feature = order[pick];
        order[pick] = order[i];
        order[i] = feature;
        weights[feature] = random.normal();
      }
    }
    final AnomalyDetector detector =
        AnomalyContractTest.create(
            "loda", FEATURES, "projections", "12", "bins", "7", "window", "60", "seed", "4");
    final double greatest =
        compare(
            60,
            detector,
            (last, x) -> {
              double sum = 0;
              double max = 0;
              for (final double[] weights : projections) {
                final int[] counts = new int[bins + 2];
                last.forEach(sample -> counts[1 + cell(weights, sample, bins)]++);
                final double fullest = Arrays.stream(counts).max().orElseThrow();
                sum += Math.log((fullest + 1) / (counts[1 + cell(weights, x, bins)] + 1));
                max += Math.log(fullest + 1);
              }
              return sum / max;
            });
    assertTrue(greatest > 0.5, "nothing was strange: " + greatest);
  }

  /**
   * By rounding the greatest end lay beyond in some projections, with all that is strange there.
   */
  @Test
  void shouldTellWhatLiesBeyondTheGreatestFromTheGreatestItself() {
    for (int bins = 2; bins <= 64; bins++) {
      final AnomalyDetector detector =
          AnomalyContractTest.create("loda", 1, "bins", "" + bins, "window", "10");
      for (int i = 0; i < 40; i++) {
        detector.learn(new double[] {i % 2});
      }
      for (final double within : new double[] {0, 1}) {
        assertEquals(0, detector.score(new double[] {within}), "bins=" + bins + " x=" + within);
      }
      for (final double beyond : new double[] {-0.01, 1.01}) {
        assertEquals(1, detector.score(new double[] {beyond}), "bins=" + bins + " x=" + beyond);
      }
    }
  }
}
