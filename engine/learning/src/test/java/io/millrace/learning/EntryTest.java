package io.millrace.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.anomaly.AnomalyDetector;
import io.millrace.learning.drift.DriftDetector;
import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.Model;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a program without an engine uses. */
class EntryTest {
  private final SplittableRandom random = new SplittableRandom(1);

  private double[] sample() {
    return new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()};
  }

  private static void assertRestored(final Stateful original, final Supplier<Stateful> twin) {
    final Stateful copy = twin.get();
    StateBuffer.of(StateBuffer.of(original).toBytes()).restore(copy);
    assertEquals(StateDigest.of(original), StateDigest.of(copy));
  }

  @Test
  void shouldPredictTheSameWhenAModelOfAnyTypeIsRestoredFromBytes() {
    for (final MemberInfo type : Models.types()) {
      final Model model = Models.create(type.name(), 3);
      for (int i = 0; i < 300; i++) {
        final double[] x = sample();
        model.issue(x);
        model.learn(x, x[0] - 2 * x[1] + 0.1 * random.nextDouble());
      }
      final Model copy = Models.create(type.name(), 3);
      StateBuffer.of(StateBuffer.of(model).toBytes()).restore(copy);
      final double[] x = sample();
      assertEquals(model.predict(x), copy.predict(x), type.name());
    }
  }

  @Test
  void shouldPredictTheSameWhenAClassifierOfAnyTypeIsRestoredFromBytes() {
    for (final MemberInfo type : Classifiers.types()) {
      final Classifier classifier = Classifiers.create(type.name(), 3);
      final double[] first = new double[2];
      for (int i = 0; i < 300; i++) {
        final double[] x = sample();
        classifier.issue(x, first);
        classifier.learn(x, x[0] > x[1] ? 1 : 0);
      }
      final Classifier copy = Classifiers.create(type.name(), Map.of(), 3);
      StateBuffer.of(StateBuffer.of(classifier).toBytes()).restore(copy);
      final double[] x = {0.9, 0.1, 0.5};
      final double[] second = new double[2];
      classifier.predict(x, first);
      copy.predict(x, second);
      assertArrayEquals(first, second, type.name());
      assertTrue(first[1] > 0.5, type.name() + ": " + Arrays.toString(first));
    }
  }

  @Test
  void shouldMakeDetectorsOfAnyType() {
    for (final MemberInfo type : AnomalyDetectors.types()) {
      final AnomalyDetector detector = AnomalyDetectors.create(type.name(), Map.of(), 3);
      for (int i = 0; i < 1500; i++) {
        detector.learn(sample());
      }
      assertTrue(detector.score(new double[] {9, -9, 9}) > 0.5, type.name());
      assertRestored(detector, () -> AnomalyDetectors.create(type.name(), Map.of(), 3));
    }
    for (final MemberInfo type : DriftDetectors.types()) {
      final DriftDetector detector = DriftDetectors.create(type.name(), Map.of("reset", false));
      boolean isDrift = false;
      for (int i = 0; i < 4000; i++) {
        isDrift |= detector.update(random.nextDouble() < (i < 2000 ? 0.1 : 0.9) ? 1 : 0);
      }
      assertTrue(isDrift, type.name());
      assertRestored(detector, () -> DriftDetectors.create(type.name(), Map.of("reset", false)));
    }
  }

  @Test
  void shouldTakeParametersAsValuesOfJava() {
    final Model texts =
        Models.create(
            "experts",
            Map.of("of", List.of(Map.of("type", "rls", "forgetting", "0.99"), "linear")),
            3);
    final Model values =
        Models.create(
            "experts",
            Map.of("of", List.of(Map.of("type", "rls", "forgetting", 0.99), "linear")),
            3);
    final Model flag = Models.create("rls", Map.of("intercept", false, "ridge", 1e-9f), 3);
    final double[] x = {0, 0, 0};
    for (int i = 0; i < 100; i++) {
      final double[] sample = sample();
      texts.learn(sample, sample[1]);
      values.learn(sample, sample[1]);
      flag.learn(sample, sample[1] + 1);
    }
    assertEquals(StateDigest.of(texts), StateDigest.of(values));
    assertEquals(0, flag.predict(x), "without an intercept");
  }

  private static void assertRefused(
      final String path, final String message, final Executable creation) {
    final DefinitionException refused = assertThrows(DefinitionException.class, creation);
    assertEquals(message, refused.getMessage());
    assertEquals(path, refused.path());
  }

  @Test
  void shouldNameTheParameterAndTheNearestNamesWhenOneIsWrong() {
    assertRefused(
        "type", "type: 'rsl' is not known; did you mean 'rls'?", () -> Models.create("rsl", 3));
    assertRefused(
        "forgeting",
        "unknown key 'forgeting'; did you mean 'forgetting'?",
        () -> Models.create("rls", Map.of("forgeting", 0.9), 3));
    assertRefused(
        "forgetting",
        "forgetting: 1.5 is out of range: from 1.0E-100 to 1.0",
        () -> Models.create("rls", Map.of("forgetting", 1.5), 3));
    assertRefused(
        "of/1/forgetting",
        "forgetting: 'much' is not a number: from 1.0E-100 to 1.0",
        () ->
            Models.create(
                "experts",
                Map.of("of", List.of("linear", Map.of("type", "rls", "forgetting", "much"))),
                3));
    assertRefused(
        "delta",
        "delta: NaN is out of range: above 0 to 1.0",
        () -> DriftDetectors.create("adwin", Map.of("delta", Double.NaN)));
  }

  @Test
  void shouldRefuseValuesThatAreNoParameters() {
    final Map<String, Object> absent = new LinkedHashMap<>();
    absent.put("forgetting", null);
    assertRefused("forgetting", "forgetting: has no value", () -> Models.create("rls", absent, 3));
    assertRefused(
        "of/0",
        "of/0: expected a number, true or false, a text, a list or a map, not a double[]",
        () -> Models.create("experts", Map.of("of", List.of(new double[1])), 3));
    assertRefused(
        "of",
        "expected a text as key, not 3",
        () -> Models.create("bagging", Map.of("of", Map.of(3, "rls")), 3));
  }

  /** A pipeline file has them beside the parameters; here they would be passed over in silence. */
  @Test
  void shouldRefuseKeysOfPipelineFiles() {
    assertRefused(
        "type", "unknown key 'type'", () -> Models.create("rls", Map.of("type", "linear"), 3));
    assertRefused(
        "name", "unknown key 'name'", () -> Classifiers.create("knn", Map.of("name", "m"), 3));
    assertRefused(
        "of", "unknown key 'of'", () -> AnomalyDetectors.create("mad", Map.of("of", "x"), 3));
    assertRefused(
        "action",
        "unknown key 'action'",
        () -> DriftDetectors.create("ddm", Map.of("action", "reset")));
  }

  @Test
  void shouldSayWhichTypesThereAreWhenATypeIsForTheOtherKindOfTarget() {
    final String names = String.join(" ", Models.types().stream().map(MemberInfo::name).toList());
    assertRefused(
        "type",
        "type: 'softmax' predicts classes only; for numbers: " + names,
        () -> Models.create("softmax", 3));
  }
}
