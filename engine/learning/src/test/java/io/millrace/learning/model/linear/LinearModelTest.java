package io.millrace.learning.model.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearModelTest {
  /** The textbook's, by an optimizer that is named. */
  private static Model linear(final int features, final String... keysAndValues) {
    final String[] all = Arrays.copyOf(keysAndValues, keysAndValues.length + 2);
    all[keysAndValues.length] = "optimizer";
    all[keysAndValues.length + 1] = "sgd";
    return ModelCatalogue.create(ModelDefinition.of("m", "linear", all), features);
  }

  /** Keeps every row and computes mean and variance from all of them, each time. */
  private static final class SlowTwin {
    private final boolean before;
    private final List<double[]> rows = new ArrayList<>();
    private final double[] weights;
    private double intercept;

    SlowTwin(final int features, final boolean before) {
      this.before = before;
      weights = new double[features];
    }

    double predict(final double[] x) {
      if (before) {
        rows.add(x.clone());
      }
      return value(scaled(x));
    }

    void learn(final double[] x, final double label) {
      if (!before) {
        rows.add(x.clone());
      }
      final double[] s = scaled(x);
      final double gradient = 2 * (value(s) - label);
      for (int i = 0; i < weights.length; i++) {
        weights[i] -= 0.01 * gradient * s[i];
      }
      intercept -= 0.01 * gradient;
    }

    private double value(final double[] s) {
      double sum = intercept;
      for (int i = 0; i < s.length; i++) {
        sum += weights[i] * s[i];
      }
      return sum;
    }

    private double[] scaled(final double[] x) {
      final double[] s = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        final int feature = i;
        final double mean = rows.stream().mapToDouble(r -> r[feature]).average().orElse(0);
        final double variance =
            rows.stream().mapToDouble(r -> (r[feature] - mean) * (r[feature] - mean)).sum()
                / Math.max(1, rows.size());
        s[i] = variance == 0 ? 0 : (x[i] - mean) / Math.sqrt(variance);
      }
      return s;
    }
  }

  @ParameterizedTest
  @CsvSource({"after, 0", "after, 1", "after, 7", "before, 0", "before, 1", "before, 7"})
  void shouldFollowTheSlowTwinWhenLabelsComeLater(final String learns, final int delay) {
    final long seed = 21;
    final Random random = new Random(seed);
    final Map<String, Object> parameters =
        Map.of("optimizer", "sgd", "scale", Map.of("learns", learns));
    final Model model =
        ModelCatalogue.create(
            new ModelDefinition("m", "linear", new Settings("models/0", parameters)), 2);
    final SlowTwin twin = new SlowTwin(2, learns.equals("before"));
    final Deque<double[]> open = new ArrayDeque<>();
    for (int k = 0; k < 300; k++) {
      final double[] x = {random.nextGaussian(), 50 + 3 * random.nextGaussian()};
      final String where = "seed " + seed + ", sample " + k;
      assertEquals(twin.predict(x), model.issue(x), 1e-9, where);
      open.add(x);
      if (open.size() > delay) {
        final double[] due = open.remove();
        twin.learn(due, due[0] - due[1]);
        model.learn(due, due[0] - due[1]);
      }
    }
    assertArrayEquals(twin.weights, model.weights(), 1e-9, "seed " + seed);
    assertEquals(twin.intercept, model.intercept(), 1e-9, "seed " + seed);
  }

  @Test
  void shouldLeaveThePredictionWithoutTraceWhenTheScalerLearnsAfterIt() {
    final Model model = linear(1);
    model.learn(new double[] {1}, 2);
    model.learn(new double[] {2}, 3);
    final long digest = StateDigest.of(model);
    model.predict(new double[] {99});
    assertEquals(digest, StateDigest.of(model));
  }

  @Test
  void shouldMapAFeatureToZeroWhenItDoesNotVary() {
    final Model model = linear(2);
    for (int i = 0; i < 100; i++) {
      model.learn(new double[] {0.1, i}, i);
    }
    assertEquals(0, model.weights()[0]);
    assertNotEquals(0, model.weights()[1]);
  }

  @Test
  void shouldMoveByTwiceTheErrorTimesTheRate() {
    final Model model = linear(1, "scale", "none", "intercept_rate", "0.5");
    model.learn(new double[] {3}, 10);
    assertEquals(0.01 * 2 * 10 * 3, model.weights()[0], 1e-15);
    assertEquals(0.5 * 2 * 10, model.intercept(), 1e-15);
  }

  @Test
  void shouldHaveNoInterceptWhenItIsLeftOut() {
    final Model model = linear(1, "scale", "none", "intercept", "false");
    model.learn(new double[] {0}, 10);
    assertEquals(0, model.predict(new double[] {0}));
    assertEquals(Double.NaN, model.intercept());
  }

  @Test
  void shouldLimitTheStepWhenTheLossIsHuber() {
    final Model model = linear(1, "scale", "none", "loss", "huber", "delta", "0.5");
    model.learn(new double[] {1}, 1e9);
    assertEquals(0.01 * 0.5, model.weights()[0], 1e-18);
    final Model near = linear(1, "scale", "none", "loss", "huber", "delta", "0.5");
    near.learn(new double[] {1}, 0.25);
    assertEquals(0.01 * 0.25, near.weights()[0], 1e-18);
  }

  @Test
  void shouldLimitTheGradientWhenItPassesTheClip() {
    final Model model = linear(1, "scale", "none", "clip", "3");
    model.learn(new double[] {2}, -1e9);
    assertEquals(-0.01 * 3 * 2, model.weights()[0], 1e-15);
  }

  @Test
  void shouldStopAtZeroWhenAbsoluteWeightsArePenalised() {
    final Model model = linear(2, "scale", "none", "l1", "0.5");
    final Random random = new Random(2);
    for (int i = 0; i < 5000; i++) {
      final double[] x = {random.nextGaussian(), random.nextGaussian()};
      model.learn(x, 2 * x[0] + 0.05 * x[1]);
    }
    // at the minimum 2 (2 - w) = l1, and the weak feature's pull of 0.1 is below l1
    assertEquals(1.75, model.weights()[0], 0.1);
    assertEquals(0, model.weights()[1], 0.02);
    model.learn(new double[] {0, 0}, 0);
    final Model still = linear(1, "scale", "none", "l1", "0.5");
    still.learn(new double[] {0}, 1);
    assertEquals(0, still.weights()[0]);
  }

  @Test
  void shouldSayThatItIsNotFiniteWhenTheRateMakesItDiverge() {
    final Model model = linear(1, "scale", "none", "l2", "1000");
    for (int i = 0; i < 400 && model.isFinite(); i++) {
      model.learn(new double[] {1}, 1);
    }
    assertFalse(model.isFinite());
    model.reset();
    assertTrue(model.isFinite());
    assertEquals(0, model.weights()[0]);
  }

  @Test
  void shouldStayFiniteWhenTheClipHoldsADivergingRate() {
    final Model model = linear(1, "scale", "none");
    for (int i = 0; i < 10_000; i++) {
      model.learn(new double[] {1e6}, 1);
    }
    assertTrue(model.isFinite());
  }

  @Test
  void shouldPredictByTheMeanOfTheWeightsWhenAveraged() {
    final String[] plain = {"scale", "none"};
    final String[] average = {"scale", "none", "average", "true"};
    final Model steps = linear(1, plain);
    final Model averaged = linear(1, average);
    final Random random = new Random(8);
    double sum = 0;
    double intercepts = 0;
    for (int k = 1; k <= 200; k++) {
      final double[] x = {random.nextGaussian()};
      final double label = 2 * x[0] + 1 + random.nextGaussian();
      steps.learn(x, label);
      averaged.learn(x, label);
      sum += steps.weights()[0];
      intercepts += steps.intercept();
      assertEquals(sum / k, averaged.weights()[0], 1e-12, "seed 8, step " + k);
      assertEquals(intercepts / k, averaged.intercept(), 1e-12);
      assertEquals(
          sum / k * 3 + intercepts / k, averaged.predict(new double[] {3}), 1e-11, "seed 8");
    }
  }

  @Test
  void shouldFindTheQuantileWhenTheLossIsThePinballs() {
    final Model model =
        linear(0, "loss", "quantile", "tau", "0.9", "average", "true", "intercept_rate", "0.02");
    final Random random = new Random(9);
    for (int k = 0; k < 50_000; k++) {
      model.learn(new double[0], random.nextDouble());
    }
    assertEquals(0.9, model.predict(new double[0]), 0.01);
  }

  @Test
  void shouldBendWhenFourierFeaturesStandInFront() {
    final Map<String, Object> bent =
        Map.of(
            "fourier", Map.of("features", "100", "gamma", "1"),
            "optimizer", Map.of("type", "sgd", "rate", "0.2"));
    final Model straight = linear(1);
    final Model model =
        ModelCatalogue.create(
            new ModelDefinition("m", "linear", new Settings("models/0", bent)), 1);
    assertArrayEquals(null, model.weights());
    final Random random = new Random(10);
    double error = 0;
    double straightError = 0;
    for (int k = 0; k < 5000; k++) {
      final double[] x = {random.nextGaussian()};
      final double label = x[0] * x[0];
      if (k > 4000) {
        error += Math.abs(label - model.predict(x));
        straightError += Math.abs(label - straight.predict(x));
      }
      model.learn(x, label);
      straight.learn(x, label);
    }
    assertTrue(error < 0.2 * straightError, error + " of " + straightError);
  }
}
