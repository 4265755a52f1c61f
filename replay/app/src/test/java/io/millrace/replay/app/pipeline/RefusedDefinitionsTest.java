package io.millrace.replay.app.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.tick.FieldNames;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.replay.app.pipeline.RefusedDefinitions.Refused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedDefinitionsTest {
  private static final FieldNames FIELDS = new FieldNames(List.of("x", "y"), false);

  static Stream<Refused> refused() {
    return RefusedDefinitions.all();
  }

  static Stream<Refused> refusedByPlans() {
    return RefusedPlans.all();
  }

  private static PipelineFile file(final String yaml) {
    final String text = "feed: {format: csv}\n" + yaml + "\n";
    return PipelineFile.of("p.yaml", Path.of("/base"), text.getBytes(StandardCharsets.UTF_8));
  }

  private static String refusal(final Executable building) {
    final DefinitionException error = assertThrows(DefinitionException.class, building);
    final String key = error.path().substring(error.path().lastIndexOf('/') + 1) + ": ";
    final String message = error.getMessage();
    return error.path()
        + ": "
        + (message.startsWith(key) ? message.substring(key.length()) : message);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void shouldRefuseInJavaWithTheWordsThatAFileGets(final Refused refused) {
    final String expected = refused.path() + ": " + refused.message();
    final PipelineDefinition.Builder builder = refused.java().apply(PipelineDefinition.builder());
    assertEquals(expected, refusal(builder::build));
    final PipelineException inFile =
        assertThrows(PipelineException.class, () -> file(refused.yaml()).pipeline());
    final int line = file(refused.yaml()).tree().nearest(refused.path()).line();
    assertEquals("p.yaml:" + line + ": " + expected, inFile.getMessage());
  }

  /** A YAML mapping with the same key twice is no mapping; the line of the first is known. */
  @Test
  void shouldRefuseAFeatureOfTheSameNameInJavaAndInAFile() {
    final PipelineDefinition.Builder builder =
        PipelineDefinition.builder().feature("a", "x").feature("a", "y");
    final String expected = "features/a: duplicate name 'a'";
    assertEquals(expected, refusal(builder::build));
    final PipelineException inFile =
        assertThrows(PipelineException.class, () -> file("features:\n  a: x\n  a: y"));
    assertEquals("p.yaml:4: " + expected + ", first on line 3", inFile.getMessage());
  }

  @ParameterizedTest
  @MethodSource("refusedByPlans")
  void shouldRefuseInAPlanWithTheSameWordsWhateverMadeTheDefinition(final Refused refused) {
    final PipelineDefinition read = file(refused.yaml()).pipeline().definition();
    final PipelineDefinition built = refused.java().apply(PipelineDefinition.builder()).build();
    final String inFile = refusal(() -> PipelinePlan.of(read, FIELDS));
    assertTrue(inFile.startsWith(refused.toString()), inFile);
    assertEquals(inFile, refusal(() -> PipelinePlan.of(built, FIELDS)));
  }

  /** In Java 0 says that there is no horizon, and a duration is a number of ns within 64 bits. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          target: {value: y, horizon: 0s} | target/horizon: '0s' is not a duration above 0, such as 10s (units ns us ms s m h d)
          target: {value: y, horizon: 0 ticks} | target/horizon: '0 ticks' is out of range: a whole number from 1 to 9007199254740992
          target: {value: y, horizon: 400000d} | target/horizon: '400000d' is not a whole number of ns from 1 to 9223372036854775807
          target: {value: y, horizon: 1.5ns} | target/horizon: '1.5ns' is not a whole number of ns from 1 to 9223372036854775807
          target: {value: y, horizon: soon} | target/horizon: 'soon' is not known; expected a count such as '3 ticks' or a duration such as 10s
          target: {value: y, change: level} | target/change: 'level' needs a horizon, and there is none
          target: {value: y, kind: class, classes: []} | target/classes: expected 2 to 1000 classes, not 0
          drift: [{name: d, type: adwin, of: x, factor: 2}] | drift/0/factor: is for the action 'rate', and the action is 'alert'
          max_jump: 400000d | max_jump: '400000d' is not a whole number of ns from 1 to 9223372036854775807
          max_window: 99999999999999999999 | max_window: 99999999999999999999 is out of range: from 1 to 268435456
          max_instruments: 4294967297 | max_instruments: 4294967297 is out of range: from 1 to 16777216
          metrics: {after: 0 samples} | metrics/after: '0 samples' is out of range: a whole number from 1 to 9007199254740992
          """)
  void shouldRefuseInAFileWhatJavaCannotSay(final String yaml, final String message) {
    final PipelineException error =
        assertThrows(PipelineException.class, () -> file(yaml).pipeline());
    assertEquals("p.yaml:2: " + message, error.getMessage());
  }

  @Test
  void shouldReadDeclaredClassesAsTheirTexts() {
    final TargetDefinition target =
        file("target: {value: y, kind: class, classes: [NO, ON, 010, ' x']}")
            .pipeline()
            .definition()
            .target();
    assertEquals(List.of("NO", "ON", "010", " x"), target.classes());
    assertEquals(TargetDefinition.ofClass("y", "NO", "ON", "010", " x"), target);
    assertEquals(List.of(), TargetDefinition.ofClass("y").classes());
  }
}
