package io.millrace.replay.app.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.replay.app.option.Bound.Kind;
import io.millrace.replay.app.pipeline.Speed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundTest {
  @Test
  void shouldTellSequencesFromTimes() {
    assertEquals(new Bound(Kind.SEQUENCE, 1_000), Bound.parse("1000"));
    assertEquals(new Bound(Kind.TIME, 1_000), Bound.parse("1000ns"));
    assertEquals(new Bound(Kind.TIME, -5), Bound.parse("-5ns"));
    assertEquals(
        new Bound(Kind.TIME, 1_340_285_400_000_000_001L),
        Bound.parse("2012-06-21T09:30:00.000000001-04:00"));
    assertEquals(new Bound(Kind.TIME, 0), Bound.parse("1970-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "1.5",
        "ns",
        "10ms",
        "now",
        "2012-06-21",
        "2012-06-21T09:30:00",
        "99999999999999999999",
        "99999999999999999999ns",
        "3000-01-01T00:00:00Z"
      })
  void shouldRefuseWhatIsNeither(final String text) {
    final IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> Bound.parse(text));
    assertTrue(error.getMessage().contains("'" + text + "'"), error::getMessage);
  }

  @Test
  void shouldReadSpeeds() {
    assertTrue(Speed.parse("max").isMax());
    assertEquals(10, Speed.parse("10x").factor());
    assertEquals(0.5, Speed.parse("0.5x").factor());
    for (final String text : new String[] {"0x", "x", "-1x", "10", "Infinityx", "1e3x", "MAX"}) {
      assertThrows(IllegalArgumentException.class, () -> Speed.parse(text), text);
    }
  }
}
