package io.millrace.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.definition.ModelDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.definition.TargetDefinition.Change;
import io.millrace.engine.report.ModelRow;
import org.junit.jupiter.api.Test;

class ClassSamplesTest {
  /**
   * Samples that waited were given the prediction that would have been made when their label came,
   * so that what was predicted before any class was known counted as a hit.
   */
  @Test
  void shouldMissEverySampleThatWasPredictedBeforeAnyLabel() {
    final TypedRun run =
        run(new TargetDefinition("v", 0, 3, Change.LEVEL, TargetDefinition.Kind.CLASS));
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
    final TypedRun run = run(TargetDefinition.ofClass("v"));
    for (int tick = 0; tick < 4; tick++) {
      run.values(tick, 7);
    }
    final ModelRow row = row(run, "no_change");
    assertEquals(0.75, row.classes().accuracy());
    assertEquals(StrictMath.log(2) / 4, row.classes().logLoss(), 1e-12);
  }

  private static TypedRun run(final TargetDefinition target) {
    return new TypedRun(
        PipelineDefinition.builder()
            .feature("x", "v")
            .target(target)
            .model(ModelDefinition.of("m", "naive_bayes"))
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
