package io.millrace.engine.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetDefinitionTest {
  private static SampleRule sample(final String by, final long every) {
    return new SampleRule(SampleRule.By.valueOf(by), every, SampleRule.DEFAULT_IDLE);
  }

  @ParameterizedTest
  @CsvSource({
    "TICKS, 1, 0, 0, false",
    "TICKS, 1, 0, 1, false",
    "TICKS, 1, 0, 2, true",
    "TICKS, 3, 0, 3, false",
    "TICKS, 3, 0, 4, true",
    "TICKS, 1, 5, 0, true",
    "TIME, 10, 10, 0, false",
    "TIME, 10, 11, 0, true",
    "TIME, 10, 0, 1, true",
    "VOLUME, 100, 0, 1, false",
    "VOLUME, 100, 0, 2, true",
    "VALUE, 100, 10, 0, true",
  })
  void shouldSayWhetherASampleMayComeBeforeTheLabelOfOneBeforeIt(
      final String by,
      final long every,
      final long horizonNs,
      final long horizonTicks,
      final boolean expected) {
    final TargetDefinition target =
        new TargetDefinition("x", horizonNs, horizonTicks, TargetDefinition.Change.LEVEL);
    assertEquals(expected, target.isLate(sample(by, every)));
  }
}
