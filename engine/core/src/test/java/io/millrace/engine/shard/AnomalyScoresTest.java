package io.millrace.engine.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.AnomalyDefinition;
import io.millrace.engine.definition.DriftDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.SampleRule;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AnomalyScoresTest {
  private static AnomalyDefinition mad(final String name, final String... of) {
    return new AnomalyDefinition(
        name, "mad", List.of(of), new Settings("anomaly/0", Map.of("warm_up", "5")));
  }

  private static double wave(final int i) {
    return i * 7 % 11;
  }

  @Test
  void shouldGiveAlertsTheScoreOfTheSameTick() {
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .feature("double", "v + v")
                .anomaly(mad("odd", "double", "v - 3"))
                .alert(AlertDefinition.of("strange", "odd > 0.999", ""))
                .build(),
            "v");
    for (int i = 0; i < 40; i++) {
      run.values(i, i == 20 ? 1000 : wave(i));
    }
    assertEquals(List.of("21.0 A 20.0 strange! "), run.signals);
  }

  @Test
  void shouldLearnEachInstrumentApart() {
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .anomaly(mad("odd", "v"))
                .alert(AlertDefinition.of("strange", "odd > 0.999", ""))
                .build(),
            "v");
    for (int i = 0; i < 40; i++) {
      run.values("A", i, wave(i));
      run.values("B", i, 1000 + wave(i));
    }
    assertEquals(List.of(), run.signals);
  }

  @Test
  void shouldResolveAFeatureBeforeAScoreBeforeAField() {
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .anomaly(mad("v", "v"))
                .alert(AlertDefinition.of("above", "v > 1", ""))
                .build(),
            "v");
    for (int i = 0; i < 40; i++) {
      run.values(i, 10 + wave(i));
    }
    assertEquals(List.of(), run.signals, "the field was read in place of the score");
  }

  @Test
  void shouldLeaveTheScoreUnknownWhereAnInputIs() {
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .anomaly(mad("odd", "v"))
                .alert(AlertDefinition.of("known", "odd >= 0", ""))
                .build(),
            "v");
    for (int i = 0; i < 8; i++) {
      run.values(i, i == 6 ? Double.NaN : wave(i));
    }
    assertEquals(List.of("6.0 A 5.0 known! ", "8.0 A 7.0 known! "), run.signals);
  }

  @Test
  void shouldStandBeforeTheModelsAmongTheScores() {
    final TypedRun run =
        new TypedRun(
            PipelineDefinition.builder()
                .feature("x", "v")
                .target(TargetDefinition.of("v"))
                .model(ModelDefinition.of("m", "rls"))
                .anomaly(mad("odd", "x"))
                .drift(DriftDefinition.of("d", "adwin", "odd"))
                .alert(AlertDefinition.of("model", "m > 1.5", ""))
                .alert(AlertDefinition.of("score", "odd > 0.999", ""))
                .build(),
            "v");
    for (int i = 0; i < 20; i++) {
      run.values(i, i == 10 ? 1000 : wave(i));
    }
    assertEquals(1, run.report().alerts().get("score"));
    assertTrue(run.report().alerts().get("model") > 5);
    assertEquals(0, run.report().drift().get("d").count());
  }

  @Test
  void shouldGoOnTheSameWhenTheStateIsRestored() {
    final PipelineDefinition.Builder builder =
        PipelineDefinition.builder().anomaly(mad("mad", "v", "v * v"));
    for (final String type : List.of("half_space_trees", "loda", "ew_gaussian")) {
      builder
          .anomaly(AnomalyDefinition.of(type, type, "v", "v - lag(v, 1)"))
          .alert(AlertDefinition.of("of_" + type, type + " > 0.5", ""));
    }
    final PipelineDefinition definition = builder.build();
    final TypedRun whole = new TypedRun(definition, "v");
    final TypedRun first = new TypedRun(definition, "v");
    for (int i = 0; i < 1500; i++) {
      whole.values(i, wave(i * i));
    }
    for (int i = 0; i < 700; i++) {
      first.values(i, wave(i * i));
    }
    final TypedRun second = first.restored(definition);
    for (int i = 700; i < 1500; i++) {
      second.values(i, wave(i * i));
    }
    final List<String> signals = new ArrayList<>(first.signals);
    signals.addAll(second.signals);
    assertEquals(whole.signals, signals);
    assertTrue(signals.size() > 10);
    assertEquals(whole.digests(), second.digests());
  }

  @Test
  void shouldBeATargetOnTheSameTickAndAtBoundaries() {
    for (final SampleRule rule : List.of(SampleRule.EVERY_TICK, SampleRule.time(4 * TypedRun.S))) {
      final TypedRun run =
          new TypedRun(
              PipelineDefinition.builder()
                  .feature("x", "1")
                  .sample(rule)
                  .target(TargetDefinition.of("max(odd, window=3s) * 2"))
                  .model(ModelDefinition.of("m", "rls", "intercept", "false", "ridge", "1e-6"))
                  .anomaly(mad("odd", "v"))
                  .alert(AlertDefinition.of("learned", "m > 1.99", ""))
                  .build(),
              "v");
      for (int i = 0; i < 6; i++) {
        run.values(i, i);
      }
      run.values(6, 1e6);
      for (int i = 7; i < 9; i++) {
        run.values(i, 2);
      }
      // nothing is sampled before five ticks are learned; then the spike alone is the label
      assertEquals(rule.by() == SampleRule.By.TIME ? 1 : 4, run.report().samples());
      final double w =
          run.report().rows().stream()
              .filter(row -> row.instrument().equals("A") && row.name().equals("m"))
              .findFirst()
              .orElseThrow()
              .state()
              .weights()[0];
      assertTrue(w > 1, "the score is learned as a label: " + w);
    }
  }

  @Test
  void shouldRefuseAPredictionAsItsOwnTarget() {
    final PipelineDefinition definition =
        PipelineDefinition.builder()
            .feature("x", "v")
            .target(TargetDefinition.of("m"))
            .model(ModelDefinition.of("m", "rls"))
            .build();
    assertThrows(DefinitionException.class, () -> new TypedRun(definition, "v"));
  }

  @Test
  void shouldReadNoScoreItself() {
    final PipelineDefinition definition =
        PipelineDefinition.builder().anomaly(mad("a", "v")).anomaly(mad("b", "a")).build();
    final DefinitionException refused =
        assertThrows(DefinitionException.class, () -> new TypedRun(definition, "v"));
    assertEquals("anomaly/1/of", refused.path());
    assertTrue(refused.getMessage().startsWith("unknown name 'a'"), refused.getMessage());
  }
}
