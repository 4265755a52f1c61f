package io.millrace.engine.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.engine.definition.TargetDefinition.Change;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.DefinitionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Java alone can say; what a file can say too is compared with the file. */
class BuiltDefinitionTest {
  private static final long S = 1_000_000_000L;

  private static PipelineDefinition.Builder builder() {
    return PipelineDefinition.builder();
  }

  private static void assertRefused(
      final PipelineDefinition.Builder builder, final String path, final String message) {
    final DefinitionException error = assertThrows(DefinitionException.class, builder::build);
    assertEquals(path + " | " + message, error.path() + " | " + error.getMessage());
  }

  @Test
  void shouldRefuseClassesThatAreTheSameInARecord() {
    assertRefused(
        builder().target(TargetDefinition.ofClass("y", "1", "2", "1.0")),
        "target/classes",
        "classes: '1.0' is the same number as '1'");
    assertRefused(
        builder().target(TargetDefinition.ofClass("y", "x", " x")),
        "target/classes",
        "classes: duplicate class ' x'");
  }

  @Test
  void shouldRefuseADurationAndTicksForTheSameKey() {
    assertRefused(
        builder().target(new TargetDefinition("y", 10 * S, 3, Change.LEVEL)),
        "target/horizon",
        "horizon: is 10s and 3 ticks; expected one of them");
    assertRefused(
        builder().alert(new AlertDefinition("a", "x", 3, 10 * S, 0, "")),
        "alerts/0/for",
        "for: is 10s and 3 ticks; expected one of them");
  }

  @Test
  void shouldRefuseNumbersThatAreNone() {
    assertRefused(
        builder().sample(SampleRule.volume(Double.NaN)),
        "sample/every",
        "every: 'NaN volume' is out of range: above 0, at most 9007199254740992");
    assertRefused(
        builder().sample(new SampleRule(SampleRule.By.TIME, Double.POSITIVE_INFINITY, 1)),
        "sample/every",
        "every: 'Infinityns' is not a duration above 0, such as 10s (units ns us ms s m h d)");
  }

  @Test
  void shouldTakeTheLongestSampleAndHorizon() {
    builder()
        .sample(SampleRule.time(Long.MAX_VALUE))
        .target(new TargetDefinition("y", 0, 1L << 53, Change.LEVEL))
        .build();
    builder().target(new TargetDefinition("y", Long.MAX_VALUE, 0, Change.LEVEL)).build();
  }

  @Test
  void shouldRefuseInACopyWhatTheCopyChanges() {
    final PipelineDefinition whole = builder().feature("a", "x").build();
    assertRefused(whole.toBuilder().feature("a", "y"), "features/a", "a: duplicate name 'a'");
    assertRefused(
        whole.toBuilder().anomaly(AnomalyDefinition.of("a", "mad", "x")),
        "anomaly/0/name",
        "name: duplicate name 'a'");
  }

  /** The errors of parameters name the place in the pipeline, as they do for a file. */
  @Test
  void shouldGiveParametersThePathOfTheirPlace() {
    final PipelineDefinition definition =
        builder()
            .feature("x", "x")
            .target(TargetDefinition.of("y"))
            .model(ModelDefinition.of("a", "rls"))
            .model(ModelDefinition.of("b", "rls", Map.of("forgetting", 1)))
            .drift(DriftDefinition.of("d", "adwin", "error(b)"))
            .anomaly(AnomalyDefinition.of("s", "mad", "x"))
            .build();
    assertEquals("models/1", definition.models().get(1).parameters().path());
    assertEquals("1", definition.models().get(1).parameters().text("forgetting", null));
    assertEquals("drift/0", definition.drifts().get(0).parameters().path());
    assertEquals("anomaly/0", definition.anomalies().get(0).parameters().path());
  }

  @Test
  void shouldNotChangeWithTheListsItWasMadeFrom() {
    final List<String> classes = new ArrayList<>(List.of("buy", "sell"));
    final TargetDefinition target =
        new TargetDefinition("y", 0, 0, Change.LEVEL, TargetDefinition.Kind.CLASS, classes);
    classes.clear();
    assertEquals(List.of("buy", "sell"), target.classes());
    final PipelineDefinition definition = builder().feature("a", "x").build();
    assertThrows(UnsupportedOperationException.class, () -> definition.features().put("b", "x"));
  }
}
