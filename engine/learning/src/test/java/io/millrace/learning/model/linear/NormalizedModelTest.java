package io.millrace.learning.model.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.state.StateDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code linear} does without a named optimizer, and {@code pa} in relative units. */
class NormalizedModelTest {
  private static Model model(final String type, final int features, final String... more) {
    return ModelCatalogue.create(ModelDefinition.of("m", type, more), features);
  }

  private static double[] gaussians(final Random random, final int count) {
    final double[] x = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = random.nextGaussian();
    }
    return x;
  }

  private static double relation(final double[] x) {
    return 2 * x[0] - x[1] + 0.3 * x[2] + 5;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldFollowThePapersWhenNothingIsForgotten(final long seed) {
    final Random random = new Random(seed);
    final Model model = model("linear", 3, "baselines", "false");
    final ReferenceNag twin = new ReferenceNag(1, 1024, 3);
    for (int k = 0; k < 400; k++) {
      final double[] x = gaussians(random, 3);
      x[1] = random.nextInt(4) == 0 ? 100 * x[1] : 0;
      x[2] = 7 + 1e-3 * x[2];
      double y = x[0] - 0.1 * x[1] + 40 * x[2] + 0.1 * random.nextGaussian();
      y = k == 200 ? 1e9 : y;
      final String where = "seed " + seed + ", sample " + k;
      final double expected = twin.predict(x);
      assertEquals(k == 0 ? 0 : expected, model.predict(x), 1e-9 * (1 + Math.abs(expected)), where);
      twin.learn(x, y);
      model.learn(x, y);
    }
  }

  /** Powers of two, feature by feature and of the label, come back to the bit. */
  @ParameterizedTest
  @CsvSource({
    "linear, loss, squared",
    "linear, average, true",
    "linear, baselines, false",
    "linear, intercept, false",
    "linear, loss, quantile",
    "pa, variant, pa",
    "pa, variant, pa1",
    "pa, variant, pa2",
    "pa, intercept, false"
  })
  void shouldGiveTheSameBitsInAnyBinaryUnit(
      final String type, final String key, final String value) {
    for (long seed = 1; seed <= 10; seed++) {
      final Random random = new Random(seed);
      final int[] exponents = random.ints(4, -40, 41).toArray();
      final Model plain = model(type, 3, key, value);
      final Model scaled = model(type, 3, key, value);
      for (int k = 0; k < 1500; k++) {
        final double[] x = gaussians(random, 3);
        x[2] = k < 700 ? 3 : x[2] + 1000;
        final double[] y = new double[3];
        for (int i = 0; i < 3; i++) {
          y[i] = StrictMath.scalb(x[i], exponents[i]);
        }
        final double label = x[0] - x[1] + random.nextGaussian() + (k == 999 ? 1e9 : 0);
        assertEquals(
            StrictMath.scalb(plain.predict(x), exponents[3]),
            scaled.predict(y),
            "seed " + seed + ", sample " + k);
        plain.learn(x, label);
        scaled.learn(y, StrictMath.scalb(label, exponents[3]));
      }
    }
  }

  /** Mean absolute error over the second half, and that of the best line. */
  private static double excess(
      final Model model, final double[] unit, final double[] offset, final double unitOfLabel) {
    final Random random = new Random(7);
    double error = 0;
    for (int k = 0; k < 4000; k++) {
      final double[] x = gaussians(random, 3);
      final double noise = 0.1 * random.nextGaussian();
      final double label = unitOfLabel * (relation(x) + noise);
      for (int i = 0; i < 3; i++) {
        x[i] = unit[i] * x[i] + offset[i];
      }
      final double prediction = model.predict(x);
      error += k < 2000 ? 0 : Math.abs(prediction - label) / unitOfLabel;
      model.learn(x, label);
    }
    return error / 2000 / (0.1 * Math.sqrt(2 / Math.PI));
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "pa"})
  void shouldFindTheLineInAnyUnitAndAtAnyOffset(final String type) {
    final double[] none = new double[3];
    final double[][] units = {{1, 1, 1}, {1e-9, 1e9, 1}, {1e-5, 1e-5, 1e-5}, {1e9, 1e6, 1e-9}};
    for (final double[] unit : units) {
      for (final double ofLabel : new double[] {1, 1e-9, 1e9}) {
        assertTrue(excess(model(type, 3), unit, none, ofLabel) < 1.1, Arrays.toString(unit));
      }
    }
    final double[] ones = {1, 1, 1};
    for (final double offset : new double[] {-45_000, 1e6}) {
      final double[] offsets = {offset, offset, offset};
      assertTrue(excess(model(type, 3), ones, offsets, 1) < 1.1, "offset " + offset);
    }
  }

  private static double errorAfter(
      final Model model, final int from, final int to, final int glitch, final boolean inLabel) {
    final Random random = new Random(8);
    double error = 0;
    for (int k = 0; k < to; k++) {
      final double[] x = gaussians(random, 3);
      double label = relation(x) + 0.1 * random.nextGaussian();
      x[0] = k == glitch && !inLabel ? 1e9 : x[0];
      label = k == glitch && inLabel ? 1e9 : label;
      error += k < from ? 0 : Math.abs(model.predict(x) - label);
      model.learn(x, label);
      assertTrue(model.isFinite());
    }
    return error / (to - from);
  }

  @ParameterizedTest
  @CsvSource({"linear, true", "linear, false", "pa, true", "pa, false"})
  void shouldFindBackWhenOneLabelOrFeatureIsABillion(final String type, final boolean inLabel) {
    assertTrue(errorAfter(model(type, 3), 3000, 4000, 1000, inLabel) < 0.1);
  }

  @Test
  void shouldLimitWhatAWildFeatureDoesToItsPrediction() {
    final Model model = model("linear", 3);
    errorAfter(model, 0, 2000, -1, false);
    assertTrue(Math.abs(model.predict(new double[] {1e9, 0, 0})) < 30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"squared", "huber", "quantile", "epsilon_insensitive"})
  void shouldReachALabelOfABillionAtOnce(final String loss) {
    final Model model = model("linear", 1, "loss", loss);
    model.learn(new double[] {3}, 1e9);
    assertEquals(1e9, model.predict(new double[] {4}));
    model.learn(new double[] {4}, 1e9 + 1);
    assertEquals(1e9, model.predict(new double[] {5}), 10);
  }

  @Test
  void shouldReachALabelOfABillionAtOnceWhenItIsPassiveAggressive() {
    final Model model = model("pa", 1);
    model.learn(new double[] {3}, 1e9);
    assertEquals(1e9, model.predict(new double[] {4}));
  }

  @Test
  void shouldFollowAChangeOfTheRelationWhenItHasSeenALot() {
    final Model model = model("linear", 1);
    final Random random = new Random(9);
    double error = 0;
    for (int k = 0; k < 52_000; k++) {
      final double[] x = gaussians(random, 1);
      final double label = (k < 50_000 ? 2 : -2) * x[0] + 0.1 * random.nextGaussian();
      error += k < 51_000 ? 0 : Math.abs(model.predict(x) - label);
      model.learn(x, label);
    }
    assertTrue(error / 1000 < 0.12, "error " + error / 1000);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.5, 0.9, 0.99})
  void shouldCoverWhatTheQuantileSays(final double tau) {
    final Model model = model("linear", 1, "loss", "quantile", "tau", "" + tau);
    final Random random = new Random(10);
    double below = 0;
    for (int k = 0; k < 30_000; k++) {
      final double[] x = {random.nextDouble()};
      final double label = 100 * x[0] + random.nextDouble();
      below += k >= 10_000 && label <= model.predict(x) ? 1 : 0;
      model.learn(x, label);
    }
    assertEquals(tau, below / 20_000, 0.01);
  }

  /** The report's weights and intercept are what predicts. */
  @ParameterizedTest
  @ValueSource(strings = {"linear", "pa"})
  void shouldReportTheWeightsThatPredict(final String type) {
    final Model model = model(type, 3);
    final Random random = new Random(11);
    double level = 0;
    for (int k = 0; k < 3000; k++) {
      final double[] x = gaussians(random, 3);
      level += random.nextGaussian();
      x[0] += level;
      if (k % 100 == 99) {
        final double[] w = model.weights();
        final double line = w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + model.intercept();
        assertEquals(line, model.predict(x), 1e-9 * (1 + Math.abs(line)), "sample " + k);
      }
      model.learn(x, level + x[1]);
    }
  }

  @Test
  void shouldReportTheWeightsOfTheLineInTheUnitsOfTheFeatures() {
    final Model model = model("linear", 2);
    final Random random = new Random(12);
    for (int k = 0; k < 5000; k++) {
      final double[] x = {1e-5 * random.nextGaussian(), 45_000 + random.nextGaussian()};
      model.learn(x, 0.5 * x[0] + 3e-6 * x[1]);
    }
    assertArrayEquals(new double[] {0.5, 3e-6}, model.weights(), 1e-7);
  }

  @Test
  void shouldHaveNothingBesideTheWeightsWhenTheInterceptIsLeftOut() {
    final Model model = model("linear", 1, "intercept", "false");
    for (int k = 1; k <= 300; k++) {
      model.learn(new double[] {k}, 2 * k);
    }
    assertEquals(0, model.predict(new double[1]));
    assertEquals(Double.NaN, model.intercept());
    assertEquals(2, model.weights()[0], 1e-6);
  }

  @Test
  void shouldSettleWhateverThePenaltyIs() {
    for (final String key : new String[] {"l1", "l2"}) {
      final Model model = model("linear", 1, key, "1e6", "baselines", "false");
      final Random random = new Random(13);
      for (int k = 0; k < 2000; k++) {
        final double[] x = gaussians(random, 1);
        model.learn(x, 2 * x[0] + 3);
      }
      assertEquals(0, model.weights()[0], 1e-3, key);
      assertEquals(3, model.intercept(), 0.5, key);
    }
  }

  @Test
  void shouldPredictByTheMeanOfTheWeightsWhenAveraged() {
    final String[] plain = {"baselines", "false"};
    final String[] average = {"baselines", "false", "average", "true"};
    final Model steps = model("linear", 1, plain);
    final Model averaged = model("linear", 1, average);
    final Random random = new Random(14);
    double sum = 0;
    double intercepts = 0;
    for (int k = 1; k <= 200; k++) {
      final double[] x = {5 + random.nextGaussian()};
      final double label = 2 * x[0] + 1 + random.nextGaussian();
      steps.learn(x, label);
      averaged.learn(x, label);
      sum += steps.weights()[0];
      intercepts += steps.intercept();
      assertEquals(sum / k, averaged.weights()[0], 1e-9, "seed 14, step " + k);
      assertEquals(intercepts / k, averaged.intercept(), 1e-9);
    }
  }

  @Test
  void shouldTakeAFactorOfTheRateAndForgetItWhenReset() {
    final Model model = model("linear", 1);
    final long fresh = StateDigest.of(model);
    assertTrue(model.rateFactor(0.5));
    assertTrue(StateDigest.of(model) != fresh);
    model.reset();
    assertEquals(fresh, StateDigest.of(model));
  }

  @ParameterizedTest
  @ValueSource(strings = {"intercept_rate", "clip"})
  void shouldRefuseWhatOnlyNamedOptimizersHave(final String key) {
    final DefinitionException error =
        assertThrows(DefinitionException.class, () -> model("linear", 1, key, "0.1"));
    assertEquals("models/m/" + key, error.path());
    assertTrue(error.getMessage().contains("name another, such as sgd"), error.getMessage());
  }

  @Test
  void shouldRefuseNormalizedWhenTheModelHasNoSuchRates() {
    final ModelDefinition definition =
        ModelDefinition.of("m", "softmax", "optimizer", "normalized");
    final DefinitionException error =
        assertThrows(
            DefinitionException.class, () -> ModelCatalogue.createClassifier(definition, 1));
    assertTrue(error.getMessage().contains("'normalized' is for linear"), error.getMessage());
  }

  @Test
  void shouldLeaveNoTraceWhenItPredicts() {
    for (final String type : new String[] {"linear", "pa"}) {
      final Model model = model(type, 1);
      model.learn(new double[] {1}, 2);
      model.learn(new double[] {2}, 3);
      final long digest = StateDigest.of(model);
      model.predict(new double[] {99});
      assertEquals(digest, StateDigest.of(model), type);
    }
  }

  /** Overlapping labels: the last one says nearly all of the next when learned, nothing before. */
  @Test
  void shouldNotTrustTheLastLabelWhenItComesLate() {
    final Model model = model("linear", 1);
    model.expectLateLabels();
    final Random random = new Random(16);
    final double[] level = new double[6000];
    for (int k = 1; k < level.length; k++) {
      level[k] = level[k - 1] + random.nextGaussian();
    }
    final int late = 50;
    double error = 0;
    double zero = 0;
    for (int k = late; k + late < level.length; k++) {
      final double[] x = {random.nextGaussian()};
      if (k > 1000) {
        error += Math.abs(model.predict(x) - (level[k + late] - level[k]));
        zero += Math.abs(level[k + late] - level[k]);
      }
      // what is learned now was predicted long ago
      model.learn(new double[] {random.nextGaussian()}, level[k] - level[k - late]);
    }
    assertTrue(error < 1.3 * zero, error / zero + " times the error of no change");
  }

  @Test
  void shouldTellClassesApartInAnyUnit() {
    final Classifier classifier =
        ModelCatalogue.createClassifier(
            ModelDefinition.of("m", "linear", Map.of("loss", "log")), 2);
    final Random random = new Random(17);
    final double[] probabilities = new double[2];
    int right = 0;
    for (int k = 0; k < 3000; k++) {
      final double[] x = {1e-9 * random.nextGaussian(), 1e9 * random.nextGaussian() + 1e10};
      final int label = x[0] * 1e9 + (x[1] - 1e10) * 1e-9 > 0 ? 1 : 0;
      classifier.predict(x, probabilities);
      right += k >= 1000 && probabilities[label] > 0.5 ? 1 : 0;
      classifier.learn(x, label);
    }
    assertTrue(right > 1940, "right: " + right);
  }

  /** Each of the first ones makes the reach four times as long; the weight must not grow by it. */
  @Test
  void shouldLearnARareClassWhenItsFeatureOutgrowsTheReachAgainAndAgain() {
    final Classifier classifier =
        ModelCatalogue.createClassifier(
            ModelDefinition.of("m", "linear", Map.of("loss", "log")), 1);
    final Random random = new Random(5);
    final double[] probabilities = new double[2];
    int right = 0;
    for (int k = 0; k < 4000; k++) {
      final int label = k % 20 == 7 ? 1 : 0;
      final double[] x = {random.nextDouble() + 1e6 * label};
      classifier.predict(x, probabilities);
      right += k >= 2000 && probabilities[label] > 0.5 ? 1 : 0;
      classifier.learn(x, label);
    }
    assertEquals(2000, right);
  }
}
