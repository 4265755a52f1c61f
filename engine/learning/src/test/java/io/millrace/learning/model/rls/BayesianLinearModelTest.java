package io.millrace.learning.model.rls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.learning.model.ProbabilisticModel;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BayesianLinearModelTest {
  private static ProbabilisticModel bayesian(final String... keysAndValues) {
    return (ProbabilisticModel)
        ModelCatalogue.create(ModelDefinition.of("m", "bayesian_linear", keysAndValues), 2);
  }

  private static double[] sample(final Random random) {
    return new double[] {random.nextGaussian(), 3 + random.nextGaussian()};
  }

  /** Inverse of the precision alpha I + beta sum x x' of two weights, in rows. */
  private static double[] covariance(
      final List<double[]> rows, final double alpha, final double beta) {
    double a = alpha;
    double b = 0;
    double c = alpha;
    for (final double[] x : rows) {
      a += beta * x[0] * x[0];
      b += beta * x[0] * x[1];
      c += beta * x[1] * x[1];
    }
    final double determinant = a * c - b * b;
    return new double[] {c / determinant, -b / determinant, a / determinant};
  }

  private static double form(final double[] s, final double[] x) {
    return s[0] * x[0] * x[0] + 2 * s[1] * x[0] * x[1] + s[2] * x[1] * x[1];
  }

  @Test
  void shouldGiveThePosteriorOfTheWholeBatchWhenTheNoiseIsKnown() {
    final double alpha = 2;
    final double beta = 25;
    final ProbabilisticModel model = bayesian("alpha", "2", "beta", "25", "intercept", "false");
    final Random random = new Random(1);
    final List<double[]> rows = new ArrayList<>();
    final double[] moments = new double[2];
    for (int k = 0; k < 200; k++) {
      final double[] s = covariance(rows, alpha, beta);
      final double[] x = sample(random);
      final String where = "seed 1, sample " + k;
      assertEquals(1 / beta + form(s, x), model.variance(x), 1e-10, where);
      final double m0 = beta * (s[0] * moments[0] + s[1] * moments[1]);
      final double m1 = beta * (s[1] * moments[0] + s[2] * moments[1]);
      assertEquals(m0 * x[0] + m1 * x[1], model.predict(x), 1e-10, where);
      final double label = x[0] - x[1] + 0.2 * random.nextGaussian();
      model.learn(x, label);
      rows.add(x);
      moments[0] += x[0] * label;
      moments[1] += x[1] * label;
    }
  }

  /** b = (sum y^2 - m' V^-1 m) / 2 of the normal-gamma posterior, a = n / 2. */
  @Test
  void shouldGiveStudentsVarianceWhenTheNoiseIsLearned() {
    final double alpha = 0.5;
    final ProbabilisticModel model = bayesian("alpha", "0.5", "intercept", "false");
    final Random random = new Random(2);
    final List<double[]> rows = new ArrayList<>();
    final double[] moments = new double[2];
    double squares = 0;
    for (int n = 0; n < 300; n++) {
      final double[] x = sample(random);
      final double[] v = covariance(rows, alpha, 1);
      final double explained = form(v, moments);
      final double expected = (squares - explained) / 2 / (n / 2.0 - 1) * (1 + form(v, x));
      if (n <= 2) {
        assertEquals(Double.NaN, model.variance(x));
      } else {
        assertEquals(expected, model.variance(x), 1e-9 * Math.max(1, expected), "seed 2: " + n);
      }
      final double label = 2 * x[0] + x[1] + 0.7 * random.nextGaussian();
      model.learn(x, label);
      rows.add(x);
      moments[0] += x[0] * label;
      moments[1] += x[1] * label;
      squares += label * label;
    }
    assertEquals(0.49, model.variance(new double[] {0, 3}), 0.1);
  }

  /** s^2 = the residuals' squares over n - 3, and n - 3 degrees of freedom: Zellner, chapter 3. */
  @Test
  void shouldGiveStudentsVarianceOfTheWholeBatchWhenNothingIsGiven() {
    final double[] units = {1e-9, 1e6};
    final ProbabilisticModel model = bayesian();
    final Random random = new Random(3);
    final BatchLeastSquares batch = new BatchLeastSquares(true);
    for (int n = 0; n < 100; n++) {
      final double[] x = {units[0] * random.nextGaussian(), units[1] * (1e3 + random.nextDouble())};
      final double variance = model.variance(x);
      if (n <= 9) {
        assertEquals(Double.NaN, variance, "seed 3: " + n);
      } else {
        final double expected = batch.squares() / (n - 3 - 2) * (1 + batch.quadratic(1, x));
        assertEquals(expected, variance, 1e-6 * expected, "seed 3: " + n);
      }
      final double label = 1e9 * (x[0] / units[0] - x[1] / units[1] + random.nextGaussian());
      model.learn(x, label);
      batch.add(x, label);
    }
  }

  @Test
  void shouldNotKnowTheVarianceWhereNoFeatureWasEver() {
    final ProbabilisticModel model = bayesian("beta", "4");
    final Random random = new Random(4);
    for (int n = 0; n < 50; n++) {
      model.learn(new double[] {random.nextGaussian(), 7}, random.nextGaussian());
    }
    assertEquals(0.25 * (1 + 1 / 50.0), model.variance(new double[] {0, 7}), 0.01);
    assertEquals(Double.POSITIVE_INFINITY, model.variance(new double[] {0, 8}));
  }
}
