package io.millrace.learning.model.rls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RlsModelTest {
  private static Model rls(final int features, final String... keysAndValues) {
    return ModelCatalogue.create(ModelDefinition.of("m", "rls", keysAndValues), features);
  }

  private static double dot(final double[] weights, final double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += weights[i] * x[i];
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"1, 1e-6, 1e-12", "1, 3, 1e-12", "0.98, 1e-6, 1e-12", "0.5, 1e-6, 1e-6"})
  void shouldEqualBatchLeastSquaresWhenSamplesExciteAllWeights(
      final double forgetting, final double ridge, final double tolerance) {
    final long seed = 41;
    final Random random = new Random(seed);
    final Model model = rls(3, "forgetting", "" + forgetting, "ridge", "" + ridge);
    final BatchLeastSquares batch = new BatchLeastSquares(true);
    for (int k = 0; k < 1500; k++) {
      final double[] x = {random.nextGaussian(), 2 + random.nextGaussian(), random.nextDouble()};
      final double label = x[0] - 2 * x[1] + 3 * x[2] + random.nextGaussian();
      batch.add(x, label);
      model.learn(x, label);
    }
    final double[] expected = batch.weights(forgetting, ridge);
    for (int i = 0; i < 3; i++) {
      assertEquals(
          expected[i], model.weights()[i], tolerance * Math.abs(expected[i]), "seed " + seed);
    }
    assertEquals(expected[3], model.intercept(), tolerance * Math.abs(expected[3]));
  }

  /** NIST StRD Wampler 1 and 2: a polynomial of degree 5 over 0 to 20, without noise. */
  @ParameterizedTest
  @CsvSource({"1, 1e-12, 9", "0.1, 1e-12, 9", "1, none, 9", "0.1, none, 9"})
  void shouldReachTheDigitsOfWampler(final double ratio, final String ridge, final double digits) {
    final Model model = rls(5, "ridge", ridge);
    final double[] coefficients = new double[6];
    for (int k = 0; k < 6; k++) {
      coefficients[k] = StrictMath.pow(ratio, k);
    }
    for (int value = 0; value <= 20; value++) {
      final double[] x = new double[5];
      double label = coefficients[0];
      for (int k = 1; k <= 5; k++) {
        x[k - 1] = StrictMath.pow(value, k);
        label += coefficients[k] * x[k - 1];
      }
      model.learn(x, label);
    }
    for (int k = 0; k < 6; k++) {
      final double got = k == 0 ? model.intercept() : model.weights()[k - 1];
      final double error = Math.abs(got - coefficients[k]) / coefficients[k];
      final int power = k;
      assertTrue(
          -StrictMath.log10(error) >= digits, () -> "x^" + power + ": " + got + " off " + error);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.9, 10000", "0.999, 1000000"})
  void shouldOutliveTheTextbookWhenSamplesAreConstant(final double forgetting, final int samples) {
    final double[] x = {1, 2};
    final double[] withOne = {1, 2, 1};
    final TextbookRls textbook = new TextbookRls(3, forgetting, 1e-6);
    final Model model = rls(2, "forgetting", "" + forgetting);
    for (int k = 0; k < samples; k++) {
      textbook.learn(withOne, 5);
      model.learn(x, 5);
    }
    assertFalse(
        textbook.isSound() && textbook.largest() < 1e12, "the textbook's: " + textbook.largest());
    assertTrue(model.isFinite());
    assertEquals(5, model.predict(x), 1e-9);
  }

  /** Samples that say nothing of most directions. */
  private static void bad(
      final String kind, final double[] scales, final double[] x, final Random random) {
    final double common = random.nextGaussian();
    for (int i = 0; i < x.length; i++) {
      x[i] =
          switch (kind) {
            case "constant" -> scales[i] * (i + 1) / 3;
            case "collinear" -> scales[i] * common * (i + 1) / 3;
            default -> 0;
          };
    }
  }

  private static void good(final double[] scales, final double[] x, final Random random) {
    for (int i = 0; i < x.length; i++) {
      x[i] = scales[i] * random.nextGaussian();
    }
  }

  private static double[] scales(final String text) {
    return text.equals("mixed")
        ? new double[] {1e-9, 1e-3, 1e3, 1e9}
        : DoubleStream.generate(() -> Double.parseDouble(text)).limit(4).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 1, 1e-6",
    "0.9, 1, 1e-6",
    "0.9, 1e9, 1e-24",
    "0.9, 1, 1e-40",
    "0.999, 1e-9, 1e-24",
    "0.999, 1, 1e-6",
    "0.999, 1, 1e-40",
    "0.999, 1e9, 1e-6",
    "0.999, 1e9, 1e-24",
    "0.999, mixed, 1e-24",
    "0.9999, 1e9, 1e-6",
    "1, 1e-9, 1e-24",
    "1, 1, 1e-6",
    "1, 1e9, 1e-6",
    "1, mixed, 1e-27",
  })
  void shouldBeRightAgainAfterABadPhase(
      final double forgetting, final String scale, final double ridge) {
    for (final String kind : new String[] {"constant", "collinear", "zero"}) {
      badPhase("exponential", kind, true, forgetting, scales(scale), ridge);
      if (forgetting < 1) {
        badPhase("exponential", kind, false, forgetting, scales(scale), ridge);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.9, 1, 1e-6",
    "0.99, 1e9, 1e-6",
    "0.999, 1, 1e-6",
    "0.999, 1e-9, 1e-24",
    "0.99, mixed, 1e-24",
  })
  void shouldBeRightAgainAfterABadPhaseWhenForgettingIsDirectional(
      final double forgetting, final String scale, final double ridge) {
    for (final String kind : new String[] {"constant", "collinear", "zero"}) {
      badPhase("directional", kind, true, forgetting, scales(scale), ridge);
    }
  }

  /**
   * Feeds good samples, then bad ones, which obey the same weights or others, then good ones: 1,000
   * where the bad obeyed the same weights, else as many as it takes to forget them.
   */
  private static void badPhase(
      final String forgettingKind,
      final String kind,
      final boolean sameWeights,
      final double forgetting,
      final double[] scales,
      final double ridge) {
    final String where = kind + ", same weights " + sameWeights + ", seed 51";
    final Random random = new Random(51);
    final double[] weights = {2, -1, 0.5, 3};
    final double[] others = {-1, 1, 2, 0.25};
    for (int i = 0; i < 4; i++) {
      weights[i] /= scales[i];
      others[i] /= scales[i];
    }
    final double[] x = new double[4];
    final Model model =
        rls(
            4,
            "forgetting",
            "" + forgetting,
            "ridge",
            "" + ridge,
            "forgetting_kind",
            forgettingKind);
    for (int k = 0; k < 1000; k++) {
      good(scales, x, random);
      model.learn(x, dot(weights, x) + 1);
    }
    for (int k = 0; k < 50_000; k++) {
      bad(kind, scales, x, random);
      model.learn(x, dot(sameWeights ? weights : others, x) + 1);
    }
    assertTrue(model.isFinite(), where);
    final long enough = sameWeights ? 1000 : Math.round(10 / (1 - forgetting));
    for (int k = 0; k < enough; k++) {
      good(scales, x, random);
      model.learn(x, dot(weights, x) + 1);
    }
    // e^-10 of what the bad samples said is left, times the ratio of their squares to the good
    final double tolerance = sameWeights ? 1e-7 : 1e-3;
    for (int i = 0; i < 4; i++) {
      assertEquals(weights[i] * scales[i], model.weights()[i] * scales[i], tolerance, where);
    }
    assertEquals(1, model.intercept(), tolerance, where);
  }

  @Test
  void shouldLearnByTheWeightsOfThatMomentWhenLabelsComeLater() {
    final Model late = rls(1);
    final Model atOnce = rls(1);
    final double[][] rows = {{1}, {2}, {5}};
    for (final double[] row : rows) {
      late.predict(row);
    }
    for (final double[] row : rows) {
      late.learn(row, 3 * row[0] + 1);
      atOnce.predict(row);
      atOnce.learn(row, 3 * row[0] + 1);
    }
    assertEquals(atOnce.weights()[0], late.weights()[0]);
    assertEquals(atOnce.intercept(), late.intercept());
  }

  @Test
  void shouldHaveNoInterceptWhenItIsLeftOut() {
    final Model model = rls(1, "intercept", "false", "ridge", "1e-12");
    for (int i = 1; i < 10; i++) {
      model.learn(new double[] {i}, 2 * i);
    }
    assertEquals(0, model.predict(new double[] {0}));
    assertEquals(2, model.weights()[0], 1e-12);
    assertEquals(Double.NaN, model.intercept());
  }

  @Test
  void shouldKeepWhatNoSampleSpeaksOfWhenForgettingIsDirectional() {
    final Model directional = rls(2, "forgetting", "0.9", "forgetting_kind", "directional");
    final Model exponential = rls(2, "forgetting", "0.9");
    final Random random = new Random(52);
    for (final Model model : List.of(directional, exponential)) {
      for (int k = 0; k < 100; k++) {
        final double[] x = {random.nextGaussian(), random.nextGaussian()};
        model.learn(x, 2 * x[0] - x[1] + 1);
      }
      for (int k = 0; k < 1000; k++) {
        model.learn(new double[] {0, random.nextGaussian()}, random.nextGaussian());
      }
      // one wild label of the feature that was quiet
      model.learn(new double[] {1, 0}, 100);
    }
    assertTrue(Math.abs(directional.weights()[0] - 2) < 25, "kept: " + directional.weights()[0]);
    assertTrue(Math.abs(exponential.weights()[0] - 2) > 90, "lost: " + exponential.weights()[0]);
  }
}
