package io.millrace.engine.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
