package io.millrace.engine.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleRuleTest {
  private static SampleRule read(final String every) {
    final Map<String, Object> sample = Map.of("every", every);
    return PipelineReader.read(new Settings("", Map.of("sample", sample))).sample();
  }

  @Test
  void shouldReadWhatIsCounted() {
    assertEquals(SampleRule.ticks(3), read("3 ticks"));
    assertEquals(SampleRule.time(10_000_000_000L), read("10s"));
    assertEquals(SampleRule.volume(1_000), read("1000 volume"));
    assertEquals(SampleRule.value(1e6), read("1e6 value"));
    assertEquals(SampleRule.value(0.5), read("0.5 value"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 value", "-1 value", "1e40 value", "value", "3 values", "1e6 volumes"})
  void shouldNameWhatIsWrong(final String every) {
    final DefinitionException error = assertThrows(DefinitionException.class, () -> read(every));
    assertTrue(error.getMessage().contains("'" + every + "'"), error.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 ticks | out of range: a whole number from 1 to 9007199254740992",
        "-3 ticks | out of range: a whole number from 1 to 9007199254740992",
        "1.5 ticks | out of range: a whole number from 1 to 9007199254740992",
        "0 volume | out of range: above 0, at most 9007199254740992",
        "-1e6 value | out of range: above 0, at most 9007199254740992",
        "1e400 value | out of range: above 0, at most 9007199254740992",
        "0s | not a duration above 0",
        "-10s | not a duration above 0",
      })
  void shouldNameTheRangeWhenACountIsOutOfIt(final String every, final String allowed) {
    final DefinitionException error = assertThrows(DefinitionException.class, () -> read(every));
    assertTrue(error.getMessage().contains("'" + every + "' is " + allowed), error.getMessage());
  }

  private static PipelineDefinition withHorizon(final String every, final String horizon) {
    return PipelineReader.read(
        new Settings(
            "",
            Map.of(
                "sample",
                Map.of("every", every),
                "target",
                Map.of("value", "x", "horizon", horizon))));
  }

  @ParameterizedTest
  @CsvSource({
    "10s, 1s, at least 10s",
    "1m, 59s, at least 1m",
    "1m, 59999999999ns, at least 1m",
    "10 ticks, 9 ticks, at least 10 ticks",
  })
  void shouldRefuseAHorizonWhenItIsShorterThanASample(
      final String every, final String horizon, final String allowed) {
    final DefinitionException error =
        assertThrows(DefinitionException.class, () -> withHorizon(every, horizon));
    assertEquals("target/horizon", error.path());
    assertEquals(
        "horizon: " + horizon + " is shorter than a sample: " + allowed + ", or none",
        error.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "10s, 10s",
    "10s, 1h",
    "10s, none",
    "10s, 1 tick",
    "5 ticks, 5 ticks",
    "5 ticks, 1ns",
    "tick, 1 tick",
    "100 volume, 1ns"
  })
  void shouldTakeAHorizonWhenItIsAsLongOrInAnotherUnit(final String every, final String horizon) {
    withHorizon(every, horizon);
  }
}
