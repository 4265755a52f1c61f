package io.millrace.engine.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.definition.TargetDefinition.Change;
import io.millrace.engine.report.ModelRow;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.state.StateDigest;
import java.util.Arrays;
import java.util.List;
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

  /** Classes were numbered over all instruments, and figures told of classes by their numbers. */
  @Test
  void shouldTellTheSameOfAnInstrumentWhicheverClassesCameElsewhere() {
    final ModelRow alone = row(fed(), "m");
    for (final double[] order : new double[][] {{1, 2, 3}, {3, 2, 1}, {2, 3, 1}, {1, 3, 2}}) {
      final ModelRow beside = row(fed(order), "m");
      final String at = "classes in the order " + Arrays.toString(order);
      assertEquals(alone.classNames(), beside.classNames(), at);
      assertEquals(StateDigest.of(alone.classes()), StateDigest.of(beside.classes()), at);
    }
  }

  /** Instrument A has classes 1 and 2; another one has some before. */
  private static TypedRun fed(final double... before) {
    final TypedRun run = run(TargetDefinition.ofClass("v"), 1);
    for (final double label : before) {
      run.values("B", 0, label);
    }
    for (int tick = 0; tick < 20; tick++) {
      run.values("A", tick, 1 + tick % 2);
    }
    return run;
  }

  @Test
  void shouldAddUpClassesByTheirValueWhenInstrumentsNumberThemOtherwise() {
    final TypedRun run = run(TargetDefinition.ofClass("v"), 0);
    for (int tick = 0; tick < 30; tick++) {
      run.values("A", tick, 1 + tick % 2);
      run.values("B", tick, 2 - tick % 2);
    }
    final ModelRow all =
        run.report().rows().stream()
            .filter(row -> row.name().equals("majority") && row.instrument().equals("*"))
            .findFirst()
            .orElseThrow();
    assertEquals(List.of("1.0", "2.0"), all.classNames());
    assertEquals(60, all.classes().n());
    // A is taken for 1 and B for 2 from the second tick on
    assertEquals(29.0 / 60, all.classes().accuracy(), 1.0 / 60);
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
