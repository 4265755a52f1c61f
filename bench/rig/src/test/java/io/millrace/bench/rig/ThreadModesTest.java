package io.millrace.bench.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.bench.rig.program.RigException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadModesTest {
  @Test
  void shouldSplitAtCommasOutsideOfBraces() {
    assertEquals(List.of("inline"), ThreadModes.of("inline"));
    assertEquals(List.of("inline", "fused"), ThreadModes.of("inline, fused"));
    assertEquals(
        List.of("{mode: sharded, cores: [1, 2]}", "fused"),
        ThreadModes.of("{mode: sharded, cores: [1, 2]},fused"));
  }

  @Test
  void shouldRefuseEmptyAndDuplicateModes() {
    for (final String text :
        List.of("", ",", "inline,", "inline,,fused", "inline,inline", "a\nb")) {
      assertEquals(
          RigException.USAGE,
          assertThrows(RigException.class, () -> ThreadModes.of(text), text).exitCode());
    }
  }
}
