package io.millrace.replay.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.replay.app.Program;
import io.millrace.replay.app.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedPipelineTest {
  @TempDir private Path dir;

  private Program run(final String alert) throws IOException {
    Files.writeString(dir.resolve("x.csv"), "x\n1\n2\n");
    final Path file = dir.resolve("p.yaml");
    Files.writeString(
        file,
        "feed: {format: csv, path: x.csv}\njournal: {dir: journal}\nalerts:\n  - {name: a, when: "
            + alert
            + "}\n");
    return Program.run("run", file.toString());
  }

  /**
   * The repaired pipeline was another one than that of the journal which the refused one had left.
   */
  @Test
  void shouldLeaveNoJournalBehindOfAPipelineThatIsRefused() throws IOException {
    assertEquals(Exit.USAGE, run("y > 1").code());
    assertFalse(Files.exists(dir.resolve("journal")));
    run("x > 1").done();
    assertEquals(Exit.USAGE, run("y > 1").code());
    run("x > 1").done();
  }

  private Path withLine(final String line) throws IOException {
    Files.writeString(dir.resolve("x.csv"), "x\n1\n2\n");
    return Files.writeString(
        dir.resolve("p.yaml"),
        "feed: {format: csv, path: x.csv}\njournal: {dir: journal}\n" + line + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          threads: {pin: [0]} | threads/pin: not available in this build
          drift: [{name: d, type: adwin, of: error(m)}] | drift/0/of: unknown model 'm'
          alerts: [{name: a, when: x}, {name: a, when: x}] | alerts/1/name: duplicate name 'a'
          """)
  void shouldNameFileLineAndKeyAndLeaveNoJournalBehind(final String line, final String message)
      throws IOException {
    final Program refused = Program.run("run", withLine(line).toString());
    assertEquals(Exit.USAGE, refused.code());
    assertTrue(refused.err().contains("p.yaml:3: " + message), refused::err);
    assertFalse(Files.exists(dir.resolve("journal")));
  }

  /** A rule that only the options break: of the instruments, and of how many there may be. */
  @Test
  void shouldRefuseMoreInstrumentsThanThereMayBeWhenOptionsNameThem() throws IOException {
    Program.run("run", withLine("max_instruments: 2").toString()).done();
    final Program refused =
        Program.run(
            "replay",
            dir.resolve("journal").toString(),
            "--pipeline",
            withLine("max_instruments: 1").toString(),
            "--instrument",
            "A",
            "--instrument",
            "B");
    assertEquals(Exit.USAGE, refused.code());
    assertTrue(
        refused.err().contains("p.yaml:3: max_instruments: 1 is less than the 2 'instruments'"),
        refused::err);
  }
}
