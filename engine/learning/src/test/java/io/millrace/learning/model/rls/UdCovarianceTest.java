package io.millrace.learning.model.rls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class UdCovarianceTest {
  private static final double[] FORGETTING = {1e-3, 0.1, 0.5, 0.9, 0.99, 0.999, 1};

  /** What the samples of one run are like. */
  private enum Kind {
    GAUSSIAN,
    CONSTANT,
    COLLINEAR,
    ZERO,
    TINY_AND_HUGE
  }

  private static void fill(final double[] x, final Kind kind, final double scale, final Random r) {
    final double common = r.nextGaussian();
    for (int i = 0; i < x.length; i++) {
      x[i] =
          switch (kind) {
            case GAUSSIAN -> scale * r.nextGaussian();
            case CONSTANT -> scale * (i + 1) / 3;
            case COLLINEAR -> scale * common * (i + 1) / 3;
            case ZERO -> 0;
            case TINY_AND_HUGE -> (i % 2 == 0 ? 1e-9 : 1e9) * r.nextGaussian();
          };
    }
  }

  @Test
  void shouldFollowTheTextbookWhenSamplesExciteAllWeights() {
    final int size = 4;
    final UdCovariance covariance = new UdCovariance(size, 100, 0.98);
    final TextbookRls twin = new TextbookRls(size, 0.98, 0.01);
    final Random random = new Random(31);
    final double[] x = new double[size];
    for (int k = 0; k < 2000; k++) {
      fill(x, Kind.GAUSSIAN, 1, random);
      covariance.update(x);
      twin.learn(x, 0);
    }
    for (int i = 0; i < size; i++) {
      assertEquals(twin.p[i][i], covariance.variance(i), 1e-9 * twin.p[i][i], "weight " + i);
    }
  }

  @Test
  void shouldBeBoundedByThePriorWhateverTheSamples() {
    for (long seed = 0; seed < 300; seed++) {
      final Random random = new Random(seed);
      final int size = 1 + random.nextInt(9);
      final double forgetting = FORGETTING[random.nextInt(FORGETTING.length)];
      final double prior = StrictMath.pow(10, random.nextInt(30) - 3);
      final boolean isDirectional = seed % 3 == 1;
      final boolean walks = seed % 3 == 2;
      final double step = walks ? prior * StrictMath.pow(10, -random.nextInt(12)) : 0;
      final UdCovariance covariance =
          walks
              ? UdCovariance.walking(size, prior)
              : isDirectional
                  ? UdCovariance.directional(size, prior, forgetting)
                  : new UdCovariance(size, prior, forgetting);
      final double noise = walks || isDirectional ? 1 : forgetting;
      final double bound = walks ? prior + size * step : prior / forgetting;
      final double[] x = new double[size];
      for (int phase = 0; phase < 4; phase++) {
        final Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        final double scale = StrictMath.pow(10, random.nextInt(19) - 9);
        final String where = "seed " + seed + ", " + kind + ", scale " + scale;
        for (int k = 0; k < 1000; k++) {
          fill(x, kind, scale, random);
          if (walks) {
            covariance.walk(step);
          }
          final double variance = covariance.update(x);
          assertTrue(variance >= noise, () -> where + ": " + variance);
          if (k % 50 == 0) {
            checkBounds(covariance, size, bound, where);
          }
        }
      }
    }
  }

  private static void checkBounds(
      final UdCovariance covariance, final int size, final double scale, final String where) {
    assertTrue(covariance.isFinite(), where);
    for (int i = 0; i < size; i++) {
      final double variance = covariance.variance(i);
      assertTrue(variance > 0 && variance <= 2.000001 * scale, () -> where + ": " + variance);
    }
  }

  @Test
  void shouldStayBelowThePriorWhenNothingIsForgotten() {
    final UdCovariance covariance = new UdCovariance(3, 1e6, 1);
    final Random random = new Random(4);
    final double[] x = new double[3];
    final double[] last = {1e6, 1e6, 1e6};
    for (int k = 0; k < 10_000; k++) {
      fill(x, Kind.GAUSSIAN, 1, random);
      covariance.update(x);
      for (int i = 0; i < 3; i++) {
        final double variance = covariance.variance(i);
        assertTrue(variance <= last[i] * (1 + 1e-12), "seed 4, update " + k);
        last[i] = variance;
      }
    }
  }

  @Test
  void shouldLeaveAnExcitedWeightAloneWhenItBoundsAnother() {
    final UdCovariance covariance = new UdCovariance(2, 1e6, 0.99);
    final double[] x = {0, 1};
    for (int k = 0; k < 100_000; k++) {
      covariance.update(x);
    }
    // the excited one has the steady state 1 - forgetting, the other the prior
    assertEquals(0.01, covariance.variance(1), 1e-12);
    assertTrue(covariance.variance(0) >= 0.99e6, "no bound below the prior");
  }

  @Test
  void shouldForgetNothingButTheSamplesOwnDirectionWhenForgettingIsDirectional() {
    final int size = 3;
    final double forgetting = 0.9;
    final UdCovariance covariance = UdCovariance.directional(size, 1e3, forgetting);
    final double[][] p = new double[size][size];
    for (int i = 0; i < size; i++) {
      p[i][i] = 1e3;
    }
    final Random random = new Random(5);
    final double[] x = new double[size];
    for (int k = 0; k < 400; k++) {
      fill(x, Kind.GAUSSIAN, 1, random);
      if (k > 300) {
        x[2] = 0;
        x[1] = x[0];
      }
      covariance.update(x);
      kulhavy(p, x, forgetting);
      for (int i = 0; i < size; i++) {
        assertEquals(p[i][i], covariance.variance(i), 1e-6 * p[i][i], "seed 5, update " + k);
      }
    }
  }

  /** P -= P x x' P / (1 / e + x' P x), e = forgetting - (1 - forgetting) / x' P x. */
  private static void kulhavy(final double[][] p, final double[] x, final double forgetting) {
    final int size = x.length;
    final double[] g = new double[size];
    double zeta = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        g[i] += p[i][j] * x[j];
      }
      zeta += g[i] * x[i];
    }
    final double e = forgetting - (1 - forgetting) / zeta;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        p[i][j] -= g[i] * g[j] / (1 / e + zeta);
      }
    }
  }

  @Test
  void shouldGiveTheQuadraticFormWhateverCameBefore() {
    final UdCovariance covariance = UdCovariance.walking(3, 10);
    final Random random = new Random(6);
    final double[] x = new double[3];
    for (int k = 0; k < 100; k++) {
      covariance.walk(0.01);
      fill(x, Kind.GAUSSIAN, 1, random);
      final double expected = covariance.quadratic(x);
      // a look may come between, but only makes P smaller
      assertEquals(1 + expected, covariance.update(x), 1e-9 * (1 + expected), "seed 6");
    }
  }
}
