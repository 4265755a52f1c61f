package io.millrace.learning.model.rls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recursive least squares over very many samples, of which most say nothing of most weights:
 * finite, positive definite and bounded throughout, and soon right again.
 */
class RlsEnduranceTest {
  private static final long SEED = 71;
  private static final double[] SCALES = {1e-9, 1e-6, 1e-3, 1, 1e3, 1e6, 1e9, 1};

  /** Below the square of the least scale. */
  private static final double RIDGE = 1e-24;

  /** Samples that say nothing of most directions. */
  private enum Bad {
    CONSTANT,
    COLLINEAR,
    ZERO,
    ONE_ALONE
  }

  private static final class Run {
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final double forgetting;
    private final UdCovariance covariance;
    private final Regression model;
    private final double[] weights = new double[SCALES.length];
    private final double[] others = new double[SCALES.length];
    private final double[] x = new double[SCALES.length];
    private long samples;

    Run(final double forgetting, final boolean hasRidge) {
      this.forgetting = forgetting;
      covariance = hasRidge ? new UdCovariance(SCALES.length + 1, 1 / RIDGE, forgetting) : null;
      model =
          hasRidge
              ? new LeastSquares(SCALES.length, true, covariance)
              : new UnpenalizedLeastSquares(SCALES.length, true, forgetting, false);
      for (int i = 0; i < SCALES.length; i++) {
        weights[i] = (i % 2 == 0 ? 1 + i : -0.5 * i) / SCALES[i];
        others[i] = (i % 3 == 0 ? 2 : -1) / SCALES[i];
      }
    }

    private double uniform() {
      return 2 * random.nextDouble() - 1;
    }

    private void learn(final double[] by) {
      double label = 1;
      for (int i = 0; i < x.length; i++) {
        label += by[i] * x[i];
      }
      model.learn(x, label);
      samples++;
    }

    void good(final long count) {
      for (long k = 0; k < count; k++) {
        for (int i = 0; i < x.length; i++) {
          x[i] = SCALES[i] * uniform();
        }
        learn(weights);
      }
    }

    void bad(final Bad kind, final long count, final boolean sameWeights) {
      for (long k = 0; k < count; k++) {
        final double common = kind == Bad.CONSTANT ? 1 : uniform();
        for (int i = 0; i < x.length; i++) {
          x[i] =
              switch (kind) {
                case CONSTANT, COLLINEAR -> SCALES[i] * common * (1 + i % 3) / 3;
                case ONE_ALONE -> i == 3 ? common : 0;
                case ZERO -> 0;
              };
        }
        learn(sameWeights ? weights : others);
        if ((samples & 0xffff) == 0) {
          checkSound(kind);
        }
      }
      checkSound(kind);
    }

    private void checkSound(final Bad kind) {
      final String where = kind + " after " + samples + ", seed " + SEED;
      assertTrue(model.isFinite(), where);
      for (int k = 0; covariance != null && k <= SCALES.length; k++) {
        final double variance = covariance.variance(k);
        assertTrue(variance > 0 && variance <= 2.001 / RIDGE / forgetting, where + ": " + variance);
      }
    }

    void checkRight(final String after, final double tolerance) {
      final String where = after + ", " + samples + " samples, seed " + SEED;
      checkSound(Bad.ZERO);
      final double[] found = model.weights();
      for (int i = 0; i < found.length; i++) {
        assertEquals(weights[i] * SCALES[i], found[i] * SCALES[i], tolerance, where + ", w" + i);
      }
      assertEquals(1, model.intercept(), tolerance, where);
    }

    /** First all bad samples obey the same weights, then others, which is only ever faded out. */
    void phases(final long badSamples, final long max) {
      good(1_000);
      final long turn = forgetting < 1 ? max / 2 : max;
      while (samples < turn) {
        for (final Bad kind : Bad.values()) {
          bad(kind, badSamples, true);
          good(1_000);
          checkRight(kind + " by the same weights", 1e-6);
        }
      }
      while (samples < max) {
        for (final Bad kind : Bad.values()) {
          bad(kind, badSamples, false);
          good(Math.round(10 / (1 - forgetting)));
          // what is left of others is e^-10 times how much more often they were seen
          checkRight(kind + " by other weights", 1e-3);
        }
      }
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(doubles = {0.999, 0.9999, 1})
  void shouldHoldOverAHundredMillionSamples(final double forgetting) {
    new Run(forgetting, true).phases(3_000_000, 100_000_000);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(doubles = {0.999, 0.9999, 1})
  void shouldHoldOverAHundredMillionSamplesWithoutARidge(final double forgetting) {
    new Run(forgetting, false).phases(3_000_000, 100_000_000);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.999, 0.9999, 1})
  void shouldHoldOverAMillionSamples(final double forgetting) {
    new Run(forgetting, true).phases(20_000, 1_000_000);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.99, 0.999, 0.9999, 1})
  void shouldHoldOverAMillionSamplesWithoutARidge(final double forgetting) {
    new Run(forgetting, false).phases(20_000, 1_000_000);
  }
}
