package io.millrace.engine.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.definition.DriftDefinition;
import io.millrace.engine.definition.DriftDefinition.Action;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.report.DriftRow;
import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DriftActionsTest {
  private static final Settings QUICK =
      new Settings("drift/0", Map.of("threshold", "3", "min", "5", "delta", "0"));

  /** Page-Hinkley, which three values of 1 after some of 0 satisfy. */
  private static DriftDefinition quick(
      final String of, final Action action, final long samples, final double factor) {
    return new DriftDefinition("d", "page_hinkley", of, action, samples, factor, QUICK);
  }

  /** With the samples and the factor that are given where the action uses them. */
  private static DriftDefinition acting(
      final String name,
      final String type,
      final String of,
      final Action action,
      final long samples,
      final double factor,
      final Settings parameters) {
    final boolean lasts = action == Action.RATE || action == Action.FREEZE;
    return new DriftDefinition(
        name,
        type,
        of,
        action,
        lasts ? samples : DriftDefinition.DEFAULT_SAMPLES,
        action == Action.RATE ? factor : DriftDefinition.DEFAULT_FACTOR,
        parameters);
  }

  private static DriftDefinition quick(final String of, final Action action) {
    return quick(of, action, 1000, 2);
  }

  private static PipelineDefinition.Builder withModels() {
    return PipelineDefinition.builder()
        .feature("x", "x")
        .target(TargetDefinition.of("y"))
        .model(ModelDefinition.of("m", "linear", "scale", "none", "optimizer", "sgd"))
        .model(ModelDefinition.of("r", "rls"));
  }

  private static void feed(final TypedRun run, final double... values) {
    for (final double value : values) {
      run.values(run.report().events(), value);
    }
  }

  /** Feeds samples whose label is its first argument, with x = 1. */
  private static void feedLabels(final TypedRun run, final double label, final int count) {
    for (int i = 0; i < count; i++) {
      run.values(run.report().events(), 1, label);
    }
  }

  private static double prediction(final TypedRun run, final String model) {
    final List<String> all =
        run.signals.stream().filter(signal -> signal.contains(" " + model + "=")).toList();
    final String last = all.get(all.size() - 1);
    return Double.parseDouble(last.substring(last.indexOf('=') + 1));
  }

  private static List<String> alerts(final TypedRun run) {
    return run.signals.stream().filter(signal -> signal.contains("!")).toList();
  }

  @Test
  void shouldRaiseAnAlertWhereAnExpressionDrifts() {
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .feature("twice", "v * 2")
                .drift(quick("twice / 2", Action.ALERT))
                .build(),
            "v");
    feed(run, 0, 0, 0, 0, 0, Double.NaN, 4, 4, 4);
    assertEquals(List.of("7.0 A 7.0 d! drift: alert"), alerts(run));
    assertEquals(Map.of("d", new DriftRow(1, List.of(7L))), run.report().drift());
  }

  @Test
  void shouldListDetectorsThatFoundNothingAndSumTheInstruments() {
    final TypedRun run =
        new TypedRun(PipelineDefinition.builder().drift(quick("v", Action.ALERT)).build(), "v");
    assertEquals(Map.of("d", new DriftRow(0, List.of())), run.report().drift());
    for (int i = 0; i < 6; i++) {
      run.values("B", i, i < 5 ? 0 : 9);
      run.values("A", i, i < 5 ? 0 : 9);
    }
    // the two instruments' names take a record each
    assertEquals(2, run.report().drift().get("d").count());
    final List<Long> at = run.report().drift().get("d").at();
    assertTrue(at.get(0) < at.get(1), at.toString());
  }

  @Test
  void shouldKeepTheFirstHundredSequences() {
    final DriftDefinition always =
        new DriftDefinition(
            "d",
            "page_hinkley",
            "v",
            Action.ALERT,
            DriftDefinition.DEFAULT_SAMPLES,
            DriftDefinition.DEFAULT_FACTOR,
            new Settings("drift/0", Map.of("threshold", "1", "min", "1", "reset", "false")));
    final TypedRun run = new TypedRun(PipelineDefinition.builder().drift(always).build(), "v");
    for (int i = 0; i < 300; i++) {
      run.values(i, 10.0 * i);
    }
    final DriftRow row = run.report().drift().get("d");
    assertEquals(299, row.count());
    assertEquals(100, row.at().size());
    assertEquals(2, row.at().get(0));
    assertEquals(101, row.at().get(99));
  }

  @Test
  void shouldResetTheModelWhoseErrorDrifts() {
    final TypedRun run =
        new TypedRun(withModels().drift(quick("error(m)", Action.RESET)).build(), "x", "y");
    feedLabels(run, 1, 100);
    assertEquals(List.of(), alerts(run));
    final double before = prediction(run, "m");
    feedLabels(run, 9, 1);
    assertEquals(List.of("101.2 A 101.0 d! drift: reset"), alerts(run));
    feedLabels(run, 9, 1);
    assertTrue(before > 0.5);
    assertEquals(0, prediction(run, "m"));
    assertNotEquals(0, prediction(run, "r"));
  }

  @Test
  void shouldResetAllModelsWhereAnExpressionDrifts() {
    final TypedRun run =
        new TypedRun(withModels().drift(quick(" y ", Action.RESET)).build(), "x", "y");
    feedLabels(run, 1, 100);
    feedLabels(run, 9, 2);
    assertEquals(0, prediction(run, "m"));
    assertEquals(0, prediction(run, "r"));
  }

  @Test
  void shouldNotLearnWhileFrozenAndLearnAgainAfterwards() {
    final TypedRun run =
        new TypedRun(
            withModels().drift(quick("error( m )", Action.FREEZE, 3, 2)).build(), "x", "y");
    feedLabels(run, 1, 100);
    feedLabels(run, 9, 1);
    assertEquals(1, alerts(run).size());
    feedLabels(run, 1, 1);
    final double frozen = prediction(run, "m");
    feedLabels(run, 1, 3);
    assertEquals(frozen, prediction(run, "m"));
    feedLabels(run, 1, 1);
    assertNotEquals(frozen, prediction(run, "m"));
    assertEquals(1, alerts(run).size(), alerts(run).toString());
  }

  @Test
  void shouldLearnWithAnotherRateForSomeLabels() {
    final TypedRun fast =
        new TypedRun(withModels().drift(quick("y", Action.RATE, 2, 3)).build(), "x", "y");
    final TypedRun plain = new TypedRun(withModels().build(), "x", "y");
    for (final TypedRun run : List.of(fast, plain)) {
      feedLabels(run, 1, 100);
      feedLabels(run, 9, 1);
    }
    assertEquals(1, alerts(fast).size());
    double w = prediction(plain, "m");
    // squared loss on x = 1 with an intercept: a step takes 4 rates of the error away
    w += 0.04 * (9 - w);
    for (int i = 0; i < 5; i++) {
      feedLabels(fast, 1, 1);
      assertEquals(w, prediction(fast, "m"), 1e-12, "label " + i);
      w += (i < 2 ? 3 : 1) * 0.04 * (1 - w);
    }
    feedLabels(plain, 1, 5);
    assertEquals(prediction(plain, "r"), prediction(fast, "r"));
  }

  /** A step of a classifier takes the factor's part of the error away, for as many labels. */
  @ParameterizedTest
  @CsvSource({"linear, sgd", "linear, normalized", "softmax, sgd"})
  void shouldHastenClassifiersToo(final String type, final String optimizer) {
    final ModelDefinition model =
        ModelDefinition.of("m", type, Map.of("scale", "none", "optimizer", optimizer));
    final PipelineDefinition fast =
        PipelineDefinition.builder()
            .feature("f", "x / x")
            .target(TargetDefinition.ofClass("y"))
            .model(model)
            .drift(quick("x", Action.RATE, 2, 3))
            .build();
    final Classifier twin = ModelCatalogue.createClassifier(model, 1);
    final double[] p = new double[2];
    TypedRun run = new TypedRun(fast, "x", "y");
    for (int i = 0; i < 30; i++) {
      // the first class to come is the one of 1
      final int label = i % 3 == 0 ? 0 : 1;
      twin.rateFactor(i == 21 || i == 22 ? 3 : 1);
      twin.issue(new double[] {1}, p);
      twin.learn(new double[] {1}, label);
      run.values(i, i < 20 ? 1 : 9, 1 - label);
      if (i > 0) {
        assertEquals(Math.max(p[0], p[1]), prediction(run, "m.probability"), "label " + i);
      }
      run = i == 21 ? run.restored(fast) : run;
    }
    assertEquals(1, run.report().drift().get("d").count());
  }

  /**
   * A label past the thousandth class is no label, and so no error: a detector was shown the error
   * of the label before once more.
   */
  @Test
  void shouldShowNoErrorOfALabelForWhichThereIsNoClass() {
    final PipelineDefinition definition =
        PipelineDefinition.builder()
            .feature("x", "x")
            .target(TargetDefinition.ofClass("y"))
            .model(ModelDefinition.of("m", "knn", "k", "3", "window", "9"))
            .drift(
                new DriftDefinition(
                    "d",
                    "page_hinkley",
                    "error(m)",
                    Action.ALERT,
                    DriftDefinition.DEFAULT_SAMPLES,
                    DriftDefinition.DEFAULT_FACTOR,
                    new Settings("drift/0", Map.of("threshold", "3", "min", "5", "alpha", "1"))))
            .build();
    final TypedRun known = new TypedRun(definition, "x", "y");
    final TypedRun beyond = new TypedRun(definition, "x", "y");
    for (final TypedRun run : List.of(known, beyond)) {
      for (int label = 0; label < 1000; label++) {
        feedLabels(run, label, 1);
      }
      feedLabels(run, 999, 2000);
      feedLabels(run, 0, 1);
    }
    final int before = alerts(beyond).size();
    feedLabels(beyond, 5000, 10);
    assertEquals(10, beyond.report().counts().get("overflow"));
    assertEquals(before, alerts(beyond).size());
    // what comes next is a drift as soon as without them
    for (final TypedRun run : List.of(known, beyond)) {
      for (int label = 1; label < 20; label++) {
        feedLabels(run, label, 1);
      }
    }
    assertTrue(alerts(known).size() > before);
    assertEquals(alerts(known).size(), alerts(beyond).size());
  }

  @Test
  void shouldGoOnTheSameWhenTheStateIsRestored() {
    for (final Action action : Action.values()) {
      final PipelineDefinition definition =
          withModels()
              .drift(acting("d", "page_hinkley", "error(m)", action, 7, 2.5, QUICK))
              .drift(acting("e", "kswin", "y", action, 5, 0.5, Settings.empty("e")))
              .build();
      final TypedRun whole = new TypedRun(definition, "x", "y");
      for (int i = 0; i < 400; i++) {
        feedLabels(whole, i / 60 % 2 * 5, 1);
      }
      for (final int cut : new int[] {0, 63, 64, 130, 250}) {
        final TypedRun first = new TypedRun(definition, "x", "y");
        for (int i = 0; i < cut; i++) {
          feedLabels(first, i / 60 % 2 * 5, 1);
        }
        final TypedRun second = first.restored(definition);
        for (int i = cut; i < 400; i++) {
          feedLabels(second, i / 60 % 2 * 5, 1);
        }
        final List<String> signals = new ArrayList<>(first.signals);
        signals.addAll(second.signals);
        assertEquals(whole.signals, signals, action + " cut at " + cut);
        assertEquals(whole.digests(), second.digests(), action + " cut at " + cut);
        assertEquals(whole.report().drift(), second.report().drift());
      }
      assertTrue(whole.report().drift().get("d").count() > 2, action.toString());
    }
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    assertRefused(
        withModels().drift(quick("error(n)", Action.ALERT)),
        "drift/0/of",
        "of: unknown model 'n'; did you mean");
    assertRefused(withModels().drift(quick("yy", Action.ALERT)), "drift/0/of", "unknown name 'yy'");
    // these were told to be a function that is not known, with a list of all that are
    for (final String of :
        new String[] {"error(m) + 1", "2 * error( m )", "error()", "error(m, r)"}) {
      assertRefused(
          withModels().drift(quick(of, Action.ALERT)),
          "drift/0/of",
          "of: expected error(model) alone, with one model's name: '" + of + "'");
    }
    assertRefused(
        PipelineDefinition.builder().drift(quick("y", Action.FREEZE)),
        "drift/0/action",
        "action: 'freeze' needs a model, and there is none");
    assertRefused(
        withModels().drift(quick("error(r)", Action.RATE)),
        "drift/0/action",
        "action: 'rate' needs a model whose learning rate can be changed");
    assertRefused(
        PipelineDefinition.builder()
            .feature("f", "x")
            .target(TargetDefinition.ofClass("y"))
            .model(ModelDefinition.of("s", "naive_bayes"))
            .drift(quick("error(s)", Action.RATE)),
        "drift/0/action",
        "action: 'rate' needs a model whose learning rate can be changed");
    assertRefused(
        withModels().drift(DriftDefinition.of("d", "adwim", "y")),
        "drift/0/type",
        "type: 'adwim' is not known; did you mean 'adwin'?");
  }

  private static void assertRefused(
      final PipelineDefinition.Builder builder, final String path, final String message) {
    final DefinitionException refused =
        assertThrows(DefinitionException.class, () -> new TypedRun(builder.build(), "x", "y"));
    assertEquals(path, refused.path());
    assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
  }
}
