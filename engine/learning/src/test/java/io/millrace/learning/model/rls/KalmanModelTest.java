package io.millrace.learning.model.rls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.model.ProbabilisticModel;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.DefinitionException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KalmanModelTest {
  private static ProbabilisticModel kalman(final int features, final String... keysAndValues) {
    return (ProbabilisticModel)
        ModelCatalogue.create(ModelDefinition.of("m", "kalman", keysAndValues), features);
  }

  /** The filter as the textbook writes it, with whole matrices. */
  private static final class Textbook {
    private final double noise;
    private final double step;
    private final double[] w;
    private final double[][] p;

    Textbook(final int size, final double noise, final double step, final double prior) {
      this.noise = noise;
      this.step = step;
      w = new double[size];
      p = new double[size][size];
      for (int i = 0; i < size; i++) {
        p[i][i] = prior;
      }
    }

    double predict(final double[] x) {
      double sum = 0;
      for (int i = 0; i < w.length; i++) {
        sum += w[i] * x[i];
      }
      return sum;
    }

    double variance(final double[] x) {
      double sum = noise;
      for (int i = 0; i < w.length; i++) {
        sum += step * x[i] * x[i];
        for (int j = 0; j < w.length; j++) {
          sum += x[i] * p[i][j] * x[j];
        }
      }
      return sum;
    }

    void learn(final double[] x, final double label) {
      final double error = label - predict(x);
      final double variance = variance(x);
      final double[] g = new double[w.length];
      for (int i = 0; i < w.length; i++) {
        p[i][i] += step;
      }
      for (int i = 0; i < w.length; i++) {
        for (int j = 0; j < w.length; j++) {
          g[i] += p[i][j] * x[j];
        }
      }
      for (int i = 0; i < w.length; i++) {
        w[i] += g[i] / variance * error;
        for (int j = 0; j < w.length; j++) {
          p[i][j] -= g[i] * g[j] / variance;
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1e-4", "0.1"})
  void shouldFollowTheTextbookWhenSamplesExciteAllWeights(final String step) {
    final ProbabilisticModel model =
        kalman(2, "observation_noise", "0.25", "state_noise", step, "prior_variance", "100");
    final Textbook twin = new Textbook(3, 0.25, Double.parseDouble(step), 100);
    final Random random = new Random(1);
    for (int k = 0; k < 1000; k++) {
      final double[] x = {random.nextGaussian(), random.nextGaussian() + 1};
      final double[] withOne = {x[0], x[1], 1};
      final double label = x[0] * (1 + k * 1e-3) - x[1] + random.nextGaussian() / 2;
      final String where = "seed 1, sample " + k;
      assertEquals(twin.predict(withOne), model.predict(x), 1e-8, where);
      assertEquals(twin.variance(withOne), model.variance(x), 1e-8 * twin.variance(withOne), where);
      twin.learn(withOne, label);
      model.learn(x, label);
    }
  }

  @Test
  void shouldSayHowFarOffItIsWhenTheWeightsReallyWalk() {
    final ProbabilisticModel model =
        kalman(1, "observation_noise", "0.5", "state_noise", "0.01", "prior_variance", "10");
    final Random random = new Random(2);
    double w = 0;
    double intercept = 0;
    double squares = 0;
    final int samples = 20_000;
    for (int k = 0; k < samples; k++) {
      w += 0.1 * random.nextGaussian();
      intercept += 0.1 * random.nextGaussian();
      final double[] x = {random.nextGaussian()};
      final double label = w * x[0] + intercept + Math.sqrt(0.5) * random.nextGaussian();
      final double error = label - model.predict(x);
      squares += error * error / model.variance(x);
      model.learn(x, label);
    }
    assertEquals(1, squares / samples, 0.05, "seed 2");
  }

  @Test
  void shouldBeBoundedAndRightAgainWhenNothingSpeaksOfAWeight() {
    final ProbabilisticModel model = kalman(2, "state_noise", "0.01", "prior_variance", "1e4");
    final Random random = new Random(3);
    for (int k = 0; k < 1_000_000; k++) {
      model.learn(new double[] {1, 2}, 5);
    }
    assertTrue(model.isFinite());
    final double variance = model.variance(new double[] {2, -1});
    assertTrue(variance > 1 && variance < 2e5, "variance " + variance);
    for (int k = 0; k < 1000; k++) {
      final double[] x = {random.nextGaussian(), random.nextGaussian()};
      model.learn(x, 3 * x[0] - x[1] + 2);
    }
    assertEquals(3, model.weights()[0], 1e-6);
    assertEquals(-1, model.weights()[1], 1e-6);
    assertEquals(2, model.intercept(), 1e-6);
  }

  /** The filter of a walk of covariance (1 / discount - 1) P is weighted least squares. */
  @Test
  void shouldCountASampleByItsAgeAtTheDefaultsInAllUnits() {
    final ProbabilisticModel model = kalman(2);
    final BatchLeastSquares batch = new BatchLeastSquares(true);
    final Random random = new Random(4);
    for (int k = 0; k < 600; k++) {
      final double[] x = {1e9 * (1e6 + random.nextGaussian()), 1e-9 * random.nextGaussian()};
      final double label = 1e-3 * (x[0] / 1e9 - 2e9 * x[1] + random.nextGaussian());
      model.learn(x, label);
      batch.add(x, label);
    }
    final double[] expected = batch.weights(0.999, 0);
    assertEquals(expected[0] * 1e12, model.weights()[0] * 1e12, 1e-7);
    assertEquals(expected[1] * 1e-6, model.weights()[1] * 1e-6, 1e-7);
    final double[] near = {1e9 * 1e6, 0};
    final double[] far = {1e9 * (1e6 + 4), -5e-9};
    // the noise is the same in both
    assertEquals(
        (1 + batch.quadratic(0.999, near) / 0.999) / (1 + batch.quadratic(0.999, far) / 0.999),
        model.variance(near) / model.variance(far),
        1e-6);
  }

  @Test
  void shouldSayHowFarOffItIsAtTheDefaultsWhenTheNoiseChanges() {
    final ProbabilisticModel model = kalman(2);
    final Random random = new Random(5);
    final double[] squares = new double[2];
    for (int k = 0; k < 40_000; k++) {
      final double noise = k < 20_000 ? 1e-3 : 20;
      final double[] x = {random.nextGaussian(), 100 + random.nextGaussian()};
      final double label = x[0] - x[1] + noise * random.nextGaussian();
      if (k % 20_000 >= 10_000) {
        final double error = label - model.predict(x);
        squares[k / 20_000] += error * error / model.variance(x) / 10_000;
      }
      model.learn(x, label);
    }
    assertEquals(1, squares[0], 0.05, "seed 5");
    assertEquals(1, squares[1], 0.05, "seed 5");
  }

  @Test
  void shouldFollowWeightsThatChangeAtTheDefaults() {
    final ProbabilisticModel model = kalman(1);
    final Random random = new Random(6);
    for (int k = 0; k < 20_000; k++) {
      final double[] x = {50 + random.nextGaussian()};
      model.learn(x, (k < 10_000 ? 3 : -1) * x[0] + 0.1 * random.nextGaussian());
    }
    assertEquals(-1, model.weights()[0], 0.02);
  }

  @Test
  void shouldRefuseADiscountBesideAGivenNoise() {
    final DefinitionException refused =
        assertThrows(
            DefinitionException.class,
            () -> kalman(1, "discount", "0.9", "observation_noise", "2"));
    assertEquals(
        "discount: either discount or observation_noise, state_noise, prior_variance, not both",
        refused.getMessage());
  }
}
