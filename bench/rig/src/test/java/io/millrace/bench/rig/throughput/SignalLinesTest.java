package io.millrace.bench.rig.throughput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalLinesTest {
  private static final String LINES =
      "{\"sequence\":1,\"ordinal\":0,\"model\":\"ols\",\"value\":0.5}\n"
          + "{\"sequence\":2,\"ordinal\":0,\"alert\":\"wide\"}\n";

  @TempDir private Path folder;

  @Test
  void shouldAllowOtherValuesInAnotherBuildAlone() throws IOException {
    final SignalLines lines = lines(LINES);
    final SignalLines others = lines(LINES.replace("0.5", "0.25"));

    assertEquals(2, lines.lines());
    assertEquals(Optional.empty(), lines.differenceWithinBuild(lines(LINES)));
    assertEquals(Optional.empty(), lines.differenceFromBuild(others));
    assertTrue(
        lines.differenceWithinBuild(others).orElse("").contains("signals with their values"));
  }

  @Test
  void shouldFindAnotherPositionOrAlertOrNumberOfSignals() throws IOException {
    final SignalLines lines = lines(LINES);

    assertTrue(
        lines
            .differenceFromBuild(lines(LINES.replace("\"ordinal\":0", "\"ordinal\":1")))
            .isPresent());
    assertTrue(lines.differenceFromBuild(lines(LINES.replace("wide", "thin"))).isPresent());
    assertEquals(Optional.of("signals: 2 and 4"), lines.differenceFromBuild(lines(LINES + LINES)));
  }

  private SignalLines lines(final String text) throws IOException {
    return SignalLines.of(Files.writeString(folder.resolve("signals"), text));
  }
}
