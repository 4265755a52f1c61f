package io.millrace.replay.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.millrace.replay.app.Program;
import io.millrace.replay.app.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
