package io.millrace.engine.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.PipelineReader;
import io.millrace.engine.report.PipelineReport;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** More instruments than there may be. */
final class MaxInstrumentsTest {
  private static PipelineDefinition max(final int instruments) {
    return PipelineDefinition.builder()
        .maxInstruments(instruments)
        .alert(new AlertDefinition("seen", "count(x, n=100) > 0", 1, 0, 0, ""))
        .build();
  }

  @Test
  void shouldCountNewInstrumentsAndServeKnownOnesWhenTheBoundIsReached() {
    final TypedRun run = new TypedRun(max(2), "x");
    for (int i = 0; i < 12; i++) {
      run.values("I" + i % 4, i, 1);
    }
    final PipelineReport report = run.report();
    assertEquals(2, report.instruments());
    assertEquals(6, report.ticks());
    assertEquals(Map.of("too_many_instruments", 6L), report.counts());
    assertEquals(List.of("I2", "I3"), report.refusedFirst());

    final TypedRun twin = new TypedRun(max(4), "x");
    for (int i = 0; i < 12; i++) {
      twin.values("I" + i % 4, i, 1);
    }
    final List<String> known =
        twin.signals.stream().filter(it -> it.contains(" I0 ") || it.contains(" I1 ")).toList();
    assertEquals(known, run.signals);
  }

  @Test
  void shouldGoOnAlikeWhenRestoredAtTheBound() {
    final TypedRun live = new TypedRun(max(2), "x");
    for (int i = 0; i < 3; i++) {
      live.values("I" + i, i, 1);
    }
    final TypedRun restored = live.restored(max(2));
    for (final TypedRun run : List.of(live, restored)) {
      for (int i = 0; i < 5; i++) {
        run.values("I" + i, 3 + i, 1);
      }
    }
    assertEquals(live.digests(), restored.digests());
    assertEquals(List.of("I2", "I3", "I4"), restored.report().refusedFirst());
    assertEquals(live.report().counts(), restored.report().counts());
  }

  @Test
  void shouldRefuseABoundBelowTheListedInstruments() {
    final Settings settings =
        new Settings("", Map.of("instruments", List.of("A", "B", "B"), "max_instruments", "1"));
    final DefinitionException error =
        assertThrows(DefinitionException.class, () -> PipelineReader.read(settings));
    assertEquals("max_instruments", error.path());
    assertEquals("max_instruments: 1 is less than the 2 'instruments'", error.getMessage());
    assertEquals(65_536, PipelineReader.read(new Settings("", Map.of())).maxInstruments());
  }
}
