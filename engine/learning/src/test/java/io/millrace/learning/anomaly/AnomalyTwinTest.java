package io.millrace.learning.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Detectors beside slow twins, and probabilities beside published ones. */
class AnomalyTwinTest {
  private static double median(final double[] values) {
    final double[] sorted = values.clone();
    Arrays.sort(sorted);
    final int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** z of the modified score, recomputed from the whole window. */
  private static double slowZ(final Deque<Double> window, final double x) {
    final double[] values = window.stream().mapToDouble(v -> v).toArray();
    final double median = median(values);
    if (x == median) {
      return 0;
    }
    final double[] apart = Arrays.stream(values).map(v -> Math.abs(v - median)).toArray();
    final double mad = median(apart);
    final double scale =
        mad > 0
            ? mad / 0.6744897501960817
            : Math.sqrt(Math.PI / 2) * Arrays.stream(apart).average().orElse(0);
    return Math.abs(x - median) / scale;
  }

  @Test
  void shouldAgreeWithMedianAndMadOfTheWholeWindow() {
    final ChiSquare one = new ChiSquare(1);
    for (long seed = 0; seed < 30; seed++) {
      final Random random = new Random(seed);
      final int window = 2 + random.nextInt(40);
      final AnomalyDetector mad =
          AnomalyContractTest.create("mad", 1, "window", "" + window, "warm_up", "2");
      final Deque<Double> twin = new ArrayDeque<>();
      for (int i = 0; i < 500; i++) {
        // ties and spikes among them
        double x = random.nextInt(4) == 0 ? random.nextInt(3) - 1 : random.nextGaussian();
        x = seed % 3 == 0 ? Math.rint(x) : x;
        x = random.nextInt(50) == 0 ? x * 1e9 : x;
        if (twin.size() >= 2) {
          final double z = slowZ(twin, x);
          assertEquals(
              one.below(z * z),
              mad.score(new double[] {x}),
              1e-9,
              "seed " + seed + " value " + i + " window " + window);
        }
        mad.learn(new double[] {x});
        twin.addLast(x);
        if (twin.size() > window) {
          twin.removeFirst();
        }
      }
    }
  }

  @Test
  void shouldAgreeWithTheExplicitInverseOfTwoFeatures() {
    final double alpha = 1 - Math.pow(2, -1.0 / 50);
    final AnomalyDetector detector =
        AnomalyContractTest.create("ew_gaussian", 2, "half_life", "50");
    final Random random = new Random(1);
    double m0 = 0;
    double m1 = 0;
    double s00 = 0;
    double s01 = 0;
    double s11 = 0;
    for (int k = 1; k <= 2000; k++) {
      final double u = random.nextGaussian();
      final double[] x = {u, 3 * u + 0.5 * random.nextGaussian()};
      if (k > 30) {
        final double d0 = x[0] - m0;
        final double d1 = x[1] - m1;
        final double distance =
            (d0 * d0 * s11 - 2 * d0 * d1 * s01 + d1 * d1 * s00) / (s00 * s11 - s01 * s01);
        assertEquals(1 - Math.exp(-distance / 2), detector.score(x), 1e-9, "sample " + k);
      }
      detector.learn(x);
      final double a = Math.max(alpha, 1.0 / k);
      final double d0 = x[0] - m0;
      final double d1 = x[1] - m1;
      m0 += a * d0;
      m1 += a * d1;
      s00 = (1 - a) * (s00 + a * d0 * d0);
      s01 = (1 - a) * (s01 + a * d0 * d1);
      s11 = (1 - a) * (s11 + a * d1 * d1);
    }
  }

  @Test
  void shouldGiveTheTabulatedProbabilities() {
    // upper percentage points of chi-square to nine places (Abramowitz and Stegun, table 26.8)
    assertEquals(0.95, new ChiSquare(1).below(3.841458821), 1e-10);
    assertEquals(0.99, new ChiSquare(2).below(9.210340372), 1e-10);
    assertEquals(0.95, new ChiSquare(3).below(7.814727903), 1e-10);
    assertEquals(0.05, new ChiSquare(10).below(3.940299136), 1e-10);
    assertEquals(0.5, new ChiSquare(100).below(99.33412924), 1e-9);
    assertEquals(0, new ChiSquare(5).below(0));
    assertEquals(1, new ChiSquare(5).below(Double.POSITIVE_INFINITY));
    assertEquals(1, new ChiSquare(1).below(1e300));
    assertEquals(Math.sqrt(2 / Math.PI) * 1e-150, new ChiSquare(1).below(1e-300), 1e-160);
  }

  @Test
  void shouldRiseWithItsArgument() {
    for (int degrees = 1; degrees < 400; degrees = 1 + degrees * 2) {
      final ChiSquare distribution = new ChiSquare(degrees);
      double before = 0;
      for (double x = 0; x < 3 * degrees + 60; x += degrees / 97.0 + 0.01) {
        final double p = distribution.below(x);
        assertEquals(before, Math.min(before, p + 1e-13), "degrees " + degrees + " x " + x);
        before = p;
      }
      assertEquals(1, before, 1e-6);
    }
  }

  @Test
  void shouldScoreTheDensityAgainstThatOfAnEvenlyFilledBox() {
    final AnomalyDetector trees =
        AnomalyContractTest.create("half_space_trees", 1, "window", "5000");
    for (int i = 0; i < 10_000; i++) {
      trees.learn(new double[] {i % 5000});
    }
    double sum = 0;
    for (int i = 0; i < 5000; i += 50) {
      sum += trees.score(new double[] {i});
    }
    // the boxes are some three times as wide as the range that holds the samples
    assertEquals(0.25, sum / 100, 0.05);
    assertTrue(trees.score(new double[] {30_000}) > 0.99);
  }
}
