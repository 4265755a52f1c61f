package io.millrace.learning.model.leaf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeatureScaleTest {
  /** Trees foretold prices a million times off: what had moved by a rounding moved by a cent. */
  @Test
  void shouldKeepWithinWhatItCouldBeOnceLearnedWhenAFeatureHasHardlyMoved() {
    final FeatureScale scale = new FeatureScale(1);
    for (int k = 0; k < 100; k++) {
      scale.learn(new double[] {k == 50 ? 1 + 1e-12 : 1}, 0);
    }
    final double[] z = new double[1];
    scale.transform(new double[] {2}, z);
    assertEquals(10, z[0]);
    scale.transform(new double[] {-2}, z);
    assertEquals(-10, z[0]);
  }

  /** Samuelson's inequality: the bound touches nothing that was learned. */
  @Test
  void shouldScaleByMeanAndDeviationWhenTheSampleWasLearned() {
    for (long seed = 1; seed <= 20; seed++) {
      final Random random = new Random(seed);
      final FeatureScale scale = new FeatureScale(1);
      final double[] x = new double[50];
      for (int k = 0; k < x.length; k++) {
        x[k] = random.nextGaussian() * (random.nextInt(10) == 0 ? 1e6 : 1);
        scale.learn(new double[] {x[k]}, 0);
      }
      final double mean = Arrays.stream(x).average().orElseThrow();
      final double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
      final double[] z = new double[1];
      for (final double value : x) {
        scale.transform(new double[] {value}, z);
        assertEquals((value - mean) / Math.sqrt(squares / x.length), z[0], 1e-9, "seed " + seed);
      }
    }
  }

  /**
   * Squares below the least double made the scale infinite, and a tree went back with each label.
   */
  @Test
  void shouldStayFiniteWhenTheSquaresOfAFeatureAreTooSmallToInvert() {
    for (final double unit : new double[] {1e-150, 1e-157, 1e-160, 1e-162, 1e-200, 1e-320}) {
      final FeatureScale scale = new FeatureScale(1);
      final double[] z = new double[1];
      for (int k = 1; k <= 100; k++) {
        final double[] x = {unit * (k % 7)};
        scale.learn(x, 0);
        scale.transform(x, z);
        assertTrue(scale.isFinite(), unit + " at sample " + k);
        assertTrue(Math.abs(z[0]) <= Math.sqrt(k), unit + ": " + z[0]);
      }
    }
  }
}
