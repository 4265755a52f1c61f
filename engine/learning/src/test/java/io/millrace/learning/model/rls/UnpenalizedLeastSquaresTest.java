package io.millrace.learning.model.rls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.model.Model;
import io.millrace.learning.model.ProbabilisticModel;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Second-order models at their defaults: the same in all units, and those of least squares. */
class UnpenalizedLeastSquaresTest {
  private static final double[] UNITS = {1e-9, 1e-3, 1, 1e3, 1e9};

  /** Between three digits, which are promised, and what is found. */
  private static final double TOLERANCE = 1e-8;

  private static Model model(final int features, final String type, final String... parameters) {
    return ModelCatalogue.create(ModelDefinition.of("m", type, parameters), features);
  }

  /** Samples whose features have units and offsets of their own. */
  private static final class OnlineBootstrap {
    private final Random random;
    private final double[] unit;
    private final double labelUnit;
    private final double offset;
    private final double[] x;

    OnlineBootstrap(final long seed, final int features, final double offset) {
      random = new Random(seed);
      this.offset = offset;
      unit = random.doubles(features).map(u -> UNITS[(int) (u * UNITS.length)]).toArray();
      labelUnit = UNITS[random.nextInt(UNITS.length)];
      x = new double[features];
    }

    double[] features() {
      final double common = random.nextGaussian();
      for (int i = 0; i < x.length; i++) {
        final double side = i % 2 == 0 ? 1 : -1;
        x[i] = unit[i] * (side * offset + 0.5 * common + random.nextGaussian());
      }
      return x;
    }

    double label() {
      double sum = 3 + random.nextGaussian();
      for (int i = 0; i < x.length; i++) {
        sum += (i + 1) * (x[i] / unit[i]) * (i % 3 == 0 ? 1 : -0.5);
      }
      return labelUnit * sum;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rls, 0", "rls, 1", "rls, 1e3", "rls, 1e6",
    "bayesian_linear, 0", "bayesian_linear, 1", "bayesian_linear, 1e3", "bayesian_linear, 1e6",
  })
  void shouldEqualBatchLeastSquaresInAllUnitsAfterTenSamplesAWeight(
      final String type, final double offset) {
    for (int features = 1; features <= 6; features++) {
      for (long seed = 0; seed < 30; seed++) {
        final OnlineBootstrap draws = new OnlineBootstrap(seed, features, offset);
        final BatchLeastSquares batch = new BatchLeastSquares(true);
        final Model model = model(features, type);
        for (int k = 0; k < 10 * (features + 1); k++) {
          final double[] x = draws.features();
          final double label = draws.label();
          batch.add(x, label);
          model.learn(x, label);
        }
        final String where = features + " features, seed " + seed;
        final double[] expected = batch.weights(1, 0);
        final double[] found = model.weights();
        double terms = Math.abs(expected[features]);
        for (int i = 0; i < features; i++) {
          final double scale = draws.labelUnit / draws.unit[i];
          assertEquals(expected[i] / scale, found[i] / scale, TOLERANCE, where);
          terms += Math.abs(expected[i]) * draws.unit[i] * offset;
        }
        assertEquals(expected[features], model.intercept(), TOLERANCE * terms, where);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, false", "0.999, true", "0.99, true", "0.9, true", "0.5, true", "0.99, false"})
  void shouldEqualWeightedBatchLeastSquaresWhenForgetting(
      final double forgetting, final boolean hasIntercept) {
    for (long seed = 0; seed < 3; seed++) {
      final OnlineBootstrap draws = new OnlineBootstrap(seed, 3, hasIntercept ? 1e4 : 0.5);
      final BatchLeastSquares batch = new BatchLeastSquares(hasIntercept);
      final Model model =
          model(3, "rls", "forgetting", "" + forgetting, "intercept", "" + hasIntercept);
      for (int k = 0; k < 400; k++) {
        final double[] x = draws.features();
        final double label = draws.label();
        batch.add(x, label);
        model.learn(x, label);
      }
      final double[] expected = batch.weights(forgetting, 0);
      for (int i = 0; i < 3; i++) {
        final double scale = draws.labelUnit / draws.unit[i];
        assertEquals(
            expected[i] / scale, model.weights()[i] / scale, TOLERANCE, "seed " + seed + " w" + i);
      }
      final double[] x = draws.features();
      double prediction = hasIntercept ? expected[3] : 0;
      for (int i = 0; i < 3; i++) {
        prediction += expected[i] * x[i];
      }
      // the sum of the batch's terms itself is rounded beside the offset
      assertEquals(prediction, model.predict(x), 1e-7 * draws.labelUnit, "seed " + seed);
    }
  }

  /** Powers of two change no digit of a double, so nor may they of what comes out. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rls",
        "rls forgetting 0.99",
        "rls forgetting 0.9 intercept false",
        "rls forgetting 0.98 forgetting_kind directional",
        "bayesian_linear",
        "kalman",
        "kalman discount 0.9"
      })
  void shouldGiveTheSameBitsInUnitsOfPowersOfTwo(final String definition) {
    final String[] words = definition.split(" ");
    final String[] parameters = Arrays.copyOfRange(words, 1, words.length);
    final int[] powers = {-30, 0, 17, 31};
    final int ofLabel = -23;
    final Random random = new Random(11);
    final Model plain = model(4, words[0], parameters);
    final Model scaled = model(4, words[0], parameters);
    for (int k = 0; k < 2_000; k++) {
      final double[] x = new double[4];
      final double[] y = new double[4];
      for (int i = 0; i < 4; i++) {
        // the last one copies the first for a while, and one is at rest
        x[i] = i == 3 && k < 700 ? x[0] : i == 1 && k < 900 ? 5.3 : 7 + random.nextGaussian();
        y[i] = Math.scalb(x[i], powers[i]);
      }
      final double label = x[0] - 0.3 * x[2] + random.nextGaussian();
      final double prediction = plain.predict(x);
      assertEquals(Math.scalb(prediction, ofLabel), scaled.predict(y), "seed 11, sample " + k);
      if (plain instanceof ProbabilisticModel predictive) {
        final double variance = predictive.variance(x);
        assertEquals(Math.scalb(variance, 2 * ofLabel), ((ProbabilisticModel) scaled).variance(y));
      }
      plain.learn(x, label);
      scaled.learn(y, Math.scalb(label, ofLabel));
    }
    for (int i = 0; i < 4; i++) {
      assertEquals(Math.scalb(plain.weights()[i], ofLabel - powers[i]), scaled.weights()[i]);
    }
  }

  @Test
  void shouldPredictTheMeanLabelUntilThereAreThreeSamplesAWeight() {
    final Model model = model(2, "rls");
    final Random random = new Random(12);
    double sum = 0;
    assertEquals(0, model.predict(new double[] {1, 2}));
    for (int k = 1; k <= 9; k++) {
      final double label = random.nextGaussian();
      model.learn(new double[] {random.nextGaussian(), random.nextGaussian()}, label);
      sum += label;
      assertEquals(sum / k, model.predict(new double[] {1e9, -1e9}), 1e-12);
      assertEquals(0, model.weights()[0]);
      assertEquals(sum / k, model.intercept(), 1e-12);
    }
    model.learn(new double[] {random.nextGaussian(), random.nextGaussian()}, 1);
    assertTrue(model.weights()[0] != 0);
  }

  /** y = x where x was 45,000 for long: nothing is known of x, then all of it. */
  @ParameterizedTest
  @ValueSource(strings = {"rls", "bayesian_linear", "kalman"})
  void shouldLearnAFeatureOnceItMovesWhenItWasConstant(final String type) {
    final Model model = model(2, type);
    final Random random = new Random(13);
    final double[] x = {45_000.1, 0};
    for (int k = 0; k < 1_000; k++) {
      x[1] = random.nextGaussian();
      model.learn(x, 2 * x[1] + 7);
      assertEquals(0, model.weights()[0], "sample " + k);
    }
    assertEquals(2, model.weights()[1], 1e-12);
    for (int k = 0; k < 50; k++) {
      x[0] = 45_000.1 + random.nextGaussian() * 1e-3;
      x[1] = random.nextGaussian();
      model.learn(x, 2 * x[1] + 7 + 100 * (x[0] - 45_000.1));
    }
    assertEquals(100, model.weights()[0], 1e-4);
    assertEquals(2, model.weights()[1], 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 3", "0.99, 1", "0.99, 3.3"})
  void shouldStayFiniteAndRightWhenFeaturesAreCollinear(
      final double forgetting, final double factor) {
    final Model model = model(3, "rls", "forgetting", "" + forgetting);
    final Model alone = model(1, "rls", "forgetting", "" + forgetting);
    final Random random = new Random(14);
    for (int k = 0; k < 20_000; k++) {
      final double v = 1e4 + random.nextGaussian();
      final double[] x = {v, factor * v, factor * v - v};
      if (k > 100) {
        assertEquals(alone.predict(new double[] {v}), model.predict(x), 1e-6, "sample " + k);
      }
      final double label = 2 * v + random.nextGaussian();
      model.learn(x, label);
      alone.learn(new double[] {v}, label);
    }
    for (final double weight : model.weights()) {
      assertTrue(Math.abs(weight) < 10, "weight " + weight);
    }
  }

  /** A price of 100 rounds at 1e-14: rounding passed for information, and a weight was 1e7. */
  @Test
  void shouldPredictSanelyWhenTwoFeaturesPartAfterRoundingAloneHasKeptThemApart() {
    final Random random = new Random(8);
    final Model model = model(3, "rls");
    final double[] x = new double[3];
    for (int i = 0; i < 3_000; i++) {
      final double spread = i < 2_000 || i % 7 > 0 ? 0.01 : 0.02;
      x[0] = 2 * random.nextDouble() - 1;
      x[1] = 100 + spread / 2 * x[0] - 100;
      x[2] = spread;
      final double label = 0.01 * (x[0] + random.nextGaussian());
      final double prediction = model.predict(x);
      final int sample = i;
      assertTrue(Math.abs(prediction) < 1, () -> sample + ": " + prediction);
      model.learn(x, label);
    }
  }

  /** Bid, ask and spread: the last is the others' difference but for the rounding of decimals. */
  @Test
  void shouldStayFiniteAndRightWhenAFeatureIsTheOthersDifferenceInDecimals() {
    final Model model = model(3, "rls");
    final Model two = model(2, "rls");
    final Random random = new Random(17);
    for (int k = 0; k < 20_000; k++) {
      final int bid = 4_500_000 + random.nextInt(2_000);
      final int spread = 1 + random.nextInt(4);
      final double[] x = {bid / 100.0, (bid + spread) / 100.0, spread / 100.0};
      final double label = x[0] + 3 * x[2] + random.nextGaussian();
      if (k > 100) {
        assertEquals(two.predict(x), model.predict(x), 1e-6, "sample " + k);
      }
      model.learn(x, label);
      two.learn(new double[] {x[0], x[1]}, label);
    }
    assertEquals(3, model.weights()[1], 1);
    assertEquals(0, model.weights()[2]);
  }

  /** Kulhavy's forgetting with a matrix, in a prior so wide that it does not count. */
  @ParameterizedTest
  @ValueSource(doubles = {0.9, 0.99, 0.999})
  void shouldForgetInTheSampleDirectionOnlyWhenForgettingIsDirectional(final double forgetting) {
    final UdCovariance covariance = UdCovariance.directional(4, 1e18, forgetting);
    final LeastSquares twin = new LeastSquares(3, true, covariance);
    final Regression model = new UnpenalizedLeastSquares(3, true, forgetting, true);
    final Random random = new Random(15);
    for (int k = 0; k < 3_000; k++) {
      final boolean isFlat = k > 1_000 && k < 2_000;
      final double[] x = random.doubles(3, -1, 1).toArray();
      if (isFlat) {
        Arrays.fill(x, x[0]);
      }
      final double label = x[0] - x[1] + 2 * x[2] + 1 + 0.1 * random.nextGaussian();
      if (k > 50) {
        assertEquals(twin.predict(x), model.predict(x), 1e-6, "sample " + k);
        assertEquals(twin.uncertainty(x), model.uncertainty(x), 1e-6, "sample " + k);
      }
      twin.learn(x, label);
      model.learn(x, label);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.9, exponential", "0.99, exponential", "0.9, directional", "0.99, directional"})
  void shouldKeepWhatItKnowsWhenNothingMoves(final double forgetting, final String kind) {
    final Model model = model(2, "rls", "forgetting", "" + forgetting, "forgetting_kind", kind);
    final Random random = new Random(16);
    for (int k = 0; k < 1_000; k++) {
      final double[] x = {random.nextGaussian(), 1e6 + random.nextGaussian()};
      model.learn(x, 3 * x[0] - x[1]);
    }
    final double[] still = {0.25, 1e6};
    for (int k = 0; k < 1_000_000; k++) {
      model.learn(still, 0.75 - 1e6);
    }
    assertTrue(model.isFinite());
    assertEquals(3, model.weights()[0], 1e-6);
    assertEquals(-1, model.weights()[1], 1e-6);
    final double[] x = {-2, 1e6 + 5};
    assertEquals(-6 - x[1], model.predict(x), 1e-4);
  }
}
