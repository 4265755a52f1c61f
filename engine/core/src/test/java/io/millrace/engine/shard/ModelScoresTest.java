package io.millrace.engine.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.prequential.PrequentialEvaluator;
import io.millrace.engine.report.Coverage;
import io.millrace.engine.report.ModelRow;
import io.millrace.engine.tick.FieldNames;
import io.millrace.learning.endurance.AllocationMeter;
import io.millrace.learning.model.ProbabilisticModel;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What models say besides their predictions: as names, as signals and in the report. */
class ModelScoresTest {
  private static ModelRow row(final TypedRun run, final String instrument, final String name) {
    return run.report().rows().stream()
        .filter(row -> row.instrument().equals(instrument) && row.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double signal(final TypedRun run, final String name) {
    final String start = " " + name + "=";
    final String last =
        run.signals.stream().filter(line -> line.contains(start)).reduce((a, b) -> b).orElseThrow();
    return Double.parseDouble(last.substring(last.indexOf(start) + start.length()));
  }

  private static PipelineDefinition intervals() {
    return PipelineDefinition.builder()
        .feature("x", "x")
        .target(TargetDefinition.of("y"))
        .model(ModelDefinition.of("c", "conformal", "coverage", "0.8", "window", "50"))
        .alert(AlertDefinition.of("outside", "y < c.lower or y > c.upper", ""))
        .build();
  }

  private static PipelineDefinition large(final boolean isClass, final String size) {
    final PipelineDefinition.Builder large =
        PipelineDefinition.builder()
            .feature("x", "x")
            .target(isClass ? TargetDefinition.ofClass("y") : TargetDefinition.of("y"))
            .model(ModelDefinition.of("forest", "adaptive_random_forest", "size", size));
    return isClass
        ? large.build()
        : large
            .model(ModelDefinition.of("c", "conformal", "of", "bayesian_linear"))
            .model(ModelDefinition.of("k", "kalman"))
            .build();
  }

  /** A forest of ten trees takes 67 MB. */
  @Test
  void shouldNameScoresWithoutMakingModels() {
    final PipelineDefinition numbers = large(false, "10");
    final PipelineDefinition classes = large(true, "10");
    PrequentialEvaluator.scoreNames(numbers);
    final List<String> ofNumbers = new ArrayList<>();
    final List<String> ofClasses = new ArrayList<>();
    final long bytes =
        AllocationMeter.bytesOf(
            () -> {
              ofNumbers.addAll(PrequentialEvaluator.scoreNames(numbers));
              ofClasses.addAll(PrequentialEvaluator.scoreNames(classes));
            });
    assertTrue(bytes < 1 << 20, "bytes=" + bytes);
    assertEquals(List.of("forest", "c", "k", "c.lower", "c.upper", "k.std"), ofNumbers);
    assertEquals(List.of("forest", "forest.probability"), ofClasses);
  }

  @Test
  void shouldRefuseAParameterOutOfRangeBeforeTheFirstTick() {
    for (final boolean isClass : new boolean[] {false, true}) {
      final PipelineDefinition definition = large(isClass, "0");
      final DefinitionException refused =
          assertThrows(
              DefinitionException.class,
              () -> PipelinePlan.of(definition, new FieldNames(List.of("x", "y"), false)));
      assertTrue(refused.getMessage().contains("size: 0 is out of range"), refused.getMessage());
    }
  }

  private static void feed(final TypedRun run, final int from, final int to) {
    final SplittableRandom random = new SplittableRandom(from);
    for (int i = from; i < to; i++) {
      for (final String instrument : List.of("A", "B")) {
        final double x = random.nextDouble();
        run.values(instrument, i, x, 2 * x + random.nextDouble());
      }
    }
  }

  @Test
  void shouldCountAsOutsideWhatAnAlertOnTheIntervalSees() {
    final TypedRun run = new TypedRun(intervals(), "x", "y");
    feed(run, 0, 1000);
    long outside = 0;
    for (final String instrument : List.of("A", "B")) {
      final Coverage coverage = row(run, instrument, "c").state().coverage();
      assertEquals(1000, coverage.judged());
      outside += coverage.judged() - coverage.covered();
    }
    assertTrue(outside > 100, () -> run.report().rows().toString());
    assertEquals(outside, run.report().alerts().get("outside"));
    final Coverage all = row(run, ModelRow.ALL, "c").state().coverage();
    assertEquals(new Coverage(0.8, 2000, 2000 - outside), all);
    assertEquals(0.8, all.share(), 0.03);
    assertNull(row(run, "A", "running_mean").state().coverage());
  }

  @Test
  void shouldGoOnTheSameWhenRestored() {
    final TypedRun whole = new TypedRun(intervals(), "x", "y");
    feed(whole, 0, 300);
    final TypedRun first = new TypedRun(intervals(), "x", "y");
    feed(first, 0, 300);
    final TypedRun second = first.restored(intervals());
    feed(whole, 300, 600);
    feed(second, 300, 600);
    assertEquals(whole.digests(), second.digests());
    assertEquals(
        row(whole, ModelRow.ALL, "c").state().coverage(),
        row(second, ModelRow.ALL, "c").state().coverage());
  }

  @Test
  void shouldSayTheDeviationThatTheModelPredicts() {
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .feature("x", "x")
                .target(TargetDefinition.of("y"))
                .model(ModelDefinition.of("k", "kalman"))
                .build(),
            "x",
            "y");
    final ProbabilisticModel twin =
        (ProbabilisticModel)
            ModelCatalogue.create(
                new ModelDefinition("k", "kalman", new Settings("k", Map.of())), 1);
    for (int i = 0; i < 50; i++) {
      final double[] x = {i % 7};
      run.values(i, x[0], 3 * x[0] + i % 2);
      assertEquals(StrictMath.sqrt(twin.variance(x)), signal(run, "k.std"));
      twin.learn(x, 3 * x[0] + i % 2);
    }
  }

  @Test
  void shouldSayHowProbableThePredictedClassIs() {
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .feature("x", "x")
                .target(TargetDefinition.ofClass("y"))
                .model(ModelDefinition.of("b", "naive_bayes"))
                .model(ModelDefinition.of("l", "linear"))
                .alert(AlertDefinition.of("sure", "b.probability > 0.99 and b == 1", ""))
                .build(),
            "x",
            "y");
    for (int i = 0; i < 200; i++) {
      final int label = i % 2;
      run.values(i, 10 * label + i % 5 * 0.1, label);
    }
    assertTrue(signal(run, "b.probability") > 0.99);
    assertTrue(signal(run, "l.probability") > 0.5);
    assertTrue(run.report().alerts().get("sure") > 90, run.report().alerts().toString());
  }

  @Test
  void shouldTellWhichModelsHaveReachedTheirBound() {
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .feature("x", "x")
                .target(TargetDefinition.of("y"))
                .model(ModelDefinition.of("small", "fimt_dd", "max_nodes", "3", "drift", "false"))
                .model(ModelDefinition.of("large", "fimt_dd", "drift", "false"))
                .model(ModelDefinition.of("line", "rls"))
                .build(),
            "x",
            "y");
    for (int i = 0; i < 4000; i++) {
      run.values(i, i % 8, (i % 8) * (i % 8));
    }
    for (final String instrument : List.of("A", ModelRow.ALL)) {
      assertEquals(true, row(run, instrument, "small").state().memoryReached());
      assertEquals(false, row(run, instrument, "large").state().memoryReached());
      assertNull(row(run, instrument, "line").state().memoryReached());
    }
    final List<String> told =
        run.signals.stream().filter(line -> line.contains("memory_reached")).toList();
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.get(0).endsWith("memory_reached! small"), told.toString());
  }

  @Test
  void shouldNameTheModelThatWasReset() {
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .feature("x", "x")
                .target(TargetDefinition.of("y"))
                .model(ModelDefinition.of("good", "linear", "optimizer", "sgd", "scale", "none"))
                .model(
                    ModelDefinition.of(
                        "wild",
                        "linear",
                        "optimizer",
                        "sgd",
                        "scale",
                        "none",
                        "clip",
                        "1e308",
                        "intercept",
                        "false"))
                .build(),
            "x",
            "y");
    for (int i = 0; i < 3; i++) {
      run.values(i, 1e200, 1e200);
    }
    final List<String> told =
        run.signals.stream().filter(line -> line.contains("model_reset")).toList();
    assertTrue(told.size() > 0 && told.get(0).endsWith("model_reset! wild"), told.toString());
    assertEquals(told.size(), run.report().counts().get("model_reset"));
  }
}
