package io.millrace.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.definition.TargetDefinition.Change;
import io.millrace.engine.report.ModelRow;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClassSamplesTest {
  /**
   * Samples that waited were given the prediction that would have been made when their label came,
   * so that what was predicted before any class was known counted as a hit.
   */
  @Test
  void shouldMissEverySampleThatWasPredictedBeforeAnyLabel() {
    final TypedRun run =
        run(new TargetDefinition("v", 0, 3, Change.LEVEL, TargetDefinition.Kind.CLASS), 0);
    for (int tick = 0; tick < 6; tick++) {
      run.values(tick, 7);
    }
    for (final String name : new String[] {"m", "no_change", "majority"}) {
      final ModelRow row = row(run, name);
      assertEquals(3, row.classes().n(), name);
      assertEquals(0, row.classes().accuracy(), name);
      assertEquals(StrictMath.log(2), row.classes().logLoss(), 1e-12, name);
    }
  }

  @Test
  void shouldMissTheFirstSampleOnlyWhereLabelsComeAtOnce() {
    final TypedRun run = run(TargetDefinition.ofClass("v"), 0);
    for (int tick = 0; tick < 4; tick++) {
      run.values(tick, 7);
    }
    final ModelRow row = row(run, "no_change");
    assertEquals(0.75, row.classes().accuracy());
    assertEquals(StrictMath.log(2) / 4, row.classes().logLoss(), 1e-12);
  }

  /**
   * Of three classes an instrument had the first two to appear: its F1 was that of a positive class
   * that it never had, or of one of the two, and its AUC was told, all by the classes' numbers.
   */
  @Test
  void shouldTellTheSameOfAnInstrumentWhicheverClassesCameFirst() {
    for (final double[] order : new double[][] {{1, 2, 3}, {3, 2, 1}, {2, 3, 1}, {1, 3, 2}}) {
      // the first sample is predicted before any label of its instrument
      final TypedRun run = run(TargetDefinition.ofClass("v"), 1);
      for (final double label : order) {
        run.values("B", 0, label);
      }
      for (int tick = 0; tick < 20; tick++) {
        run.values("A", tick, 1 + tick % 2);
      }
      final String at = "classes in the order " + Arrays.toString(order);
      final ModelRow noChange = row(run, "no_change");
      assertEquals(0, noChange.classes().f1(noChange.positive()), at);
      // all 19 are taken for one class, which 9 are; of the other none
      final ModelRow majority = row(run, "majority");
      assertEquals((2.0 * 9 / (19 + 9) + 0) / 2, majority.classes().f1(majority.positive()), at);
      assertEquals(Double.NaN, majority.classes().auc(), at);
    }
  }

  private static TypedRun run(final TargetDefinition target, final long metricsAfter) {
    return new TypedRun(
        PipelineDefinition.builder()
            .feature("x", "v")
            .target(target)
            .model(ModelDefinition.of("m", "naive_bayes"))
            .metricsAfter(metricsAfter)
            .build(),
        "v");
  }

  private static ModelRow row(final TypedRun run, final String name) {
    return run.report().rows().stream()
        .filter(row -> row.name().equals(name) && row.instrument().equals("A"))
        .findFirst()
        .orElseThrow();
  }
}
