package io.millrace.engine.model.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.millrace.engine.definition.ModelDefinition;
import io.millrace.engine.model.Model;
import io.millrace.engine.model.ModelInfo;
import io.millrace.engine.state.StateBuffer;
import io.millrace.engine.state.StateDigest;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model of the catalogue must do; a new one is found by itself. */
class ModelContractTest {
  private static final double[] NOT_FINITE = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
  };
  private static final int FEATURES = 5;

  /** Every model as it is by default, then some with other parameters. */
  static Stream<ModelDefinition> models() {
    final List<ModelDefinition> models = new ArrayList<>();
    for (final ModelInfo info : ModelCatalogue.all()) {
      models.add(ModelDefinition.of(info.name(), info.name()));
    }
    models.add(ModelDefinition.of("plain", "linear", "scale", "none", "intercept", "false"));
    models.add(ModelDefinition.of("penalised", "linear", "l1", "0.01", "l2", "0.1"));
    models.add(ModelDefinition.of("robust", "linear", "loss", "huber", "delta", "0.5"));
    models.add(ModelDefinition.of("forgetful", "rls", "forgetting", "0.99", "intercept", "false"));
    models.add(ModelDefinition.of("forgets_most", "rls", "forgetting", "0.3", "ridge", "0.01"));
    return models.stream();
  }

  private static Model create(final ModelDefinition definition) {
    return ModelCatalogue.create(definition, FEATURES);
  }

  private static double[] features(final Random random) {
    return random.doubles(FEATURES, -2, 3).toArray();
  }

  /** Predicts and learns; returns the predictions. */
  private static double[] run(final Model model, final long seed, final int samples) {
    final Random random = new Random(seed);
    final double[] predictions = new double[samples];
    for (int k = 0; k < samples; k++) {
      final double[] x = features(random);
      predictions[k] = model.predict(x);
      model.learn(x, 3 * x[0] - x[1] + 0.5 + 0.1 * random.nextGaussian());
    }
    return predictions;
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldGoOnToTheSameBitsWhenTheStateIsRestored(final ModelDefinition definition) {
    final Model original = create(definition);
    run(original, 1, 777);
    final Model copy = create(definition);
    run(copy, 2, 10);
    assertNotEquals(StateDigest.of(copy), StateDigest.of(original));
    final StateBuffer state = new StateBuffer();
    original.writeState(state);
    copy.readState(state);
    assertEquals(0, state.remaining());
    assertEquals(StateDigest.of(original), StateDigest.of(copy));
    assertArrayEquals(run(original, 3, 500), run(copy, 3, 500));
    assertEquals(StateDigest.of(original), StateDigest.of(copy));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldPredictAlikeWhenTheInputIsTheSame(final ModelDefinition definition) {
    final Model first = create(definition);
    final Model second = create(definition);
    assertArrayEquals(run(first, 4, 1000), run(second, 4, 1000));
    assertEquals(StateDigest.of(first), StateDigest.of(second));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldNotChangeWhenAFeatureOrALabelIsNotFinite(final ModelDefinition definition) {
    final Model model = create(definition);
    run(model, 5, 50);
    final long digest = StateDigest.of(model);
    for (final double bad : NOT_FINITE) {
      model.learn(new double[FEATURES], bad);
      for (int i = 0; i < FEATURES; i++) {
        final double[] x = new double[FEATURES];
        x[i] = bad;
        model.learn(x, 1);
      }
    }
    assertEquals(digest, StateDigest.of(model));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldBeAsNewWhenReset(final ModelDefinition definition) {
    final Model model = create(definition);
    final Model fresh = create(definition);
    final long digest = StateDigest.of(fresh);
    run(model, 6, 123);
    assertNotEquals(digest, StateDigest.of(model));
    model.reset();
    assertEquals(digest, StateDigest.of(model));
    assertArrayEquals(run(fresh, 7, 200), run(model, 7, 200));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldBeSoundAfterAResetWhenFeaturesWereBeyondItsReach(final ModelDefinition definition) {
    final Model model = create(definition);
    assertTrue(model.isFinite());
    run(model, 8, 100);
    assertTrue(model.isFinite());
    final double[] huge = new double[FEATURES];
    Arrays.fill(huge, Double.MAX_VALUE);
    for (int i = 0; i < 100 && model.isFinite(); i++) {
      huge[i % FEATURES] = -huge[i % FEATURES];
      model.learn(huge, i % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE);
    }
    if (!model.isFinite()) {
      model.reset();
    }
    assertTrue(model.isFinite());
    for (final double weight : model.weights() == null ? new double[0] : model.weights()) {
      assertTrue(Double.isFinite(weight), "weight " + weight);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldKeepNeitherFeaturesNorGiveAwayItsWeights(final ModelDefinition definition) {
    final Model model = create(definition);
    run(model, 9, 100);
    final double[] weights = model.weights();
    if (weights != null) {
      assertEquals(FEATURES, weights.length);
      assertNotSame(weights, model.weights());
      assertArrayEquals(weights, model.weights());
    }
    final double[] x = features(new Random(10));
    final double[] before = x.clone();
    model.predict(x);
    model.learn(x, 1);
    assertArrayEquals(before, x);
    final long digest = StateDigest.of(model);
    Arrays.fill(x, 77);
    assertEquals(digest, StateDigest.of(model));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldBeatTheMeanWhenTheLabelIsLinear(final ModelDefinition definition) {
    final Model model = create(definition);
    run(model, 11, 5000);
    final Random random = new Random(12);
    double error = 0;
    double spread = 0;
    for (int k = 0; k < 1000; k++) {
      final double[] x = features(random);
      final double label = 3 * x[0] - x[1] + 0.5;
      error += Math.abs(model.predict(x) - label);
      spread += Math.abs(label - 1.5);
      model.learn(x, label);
    }
    assertTrue(error < 0.5 * spread, definition.name() + ": " + error + " of " + spread);
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldAllocateNothingAfterWarmUp(final ModelDefinition definition) {
    final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    final Model model = create(definition);
    final double[][] samples = new double[64][];
    final Random random = new Random(13);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = features(random);
    }
    double sum = 0;
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 5; attempt++) {
      final long before = threads.getCurrentThreadAllocatedBytes();
      for (int k = 0; k < 10_000; k++) {
        final double[] x = samples[k & 63];
        sum += model.predict(x);
        model.learn(x, x[0] - x[1]);
        sum += model.isFinite() ? 1 : 0;
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least, () -> "bytes allocated by " + definition.name());
    assertTrue(Double.isFinite(sum));
  }
}
