package io.millrace.replay.app.faultinjection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.replay.app.Program;
import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that read or write without an engine took no notice of a stop. */
class StopTest {
  @TempDir private Path dir;
  private final StopSignal stop = new StopSignal();

  @Test
  void shouldStopWritingASessionOfAnyLength() throws IOException {
    stop.request();
    final Path out = dir.resolve("session.itch");
    final Program stopped =
        Program.run(stop, "simulate", out.toString(), "--messages", "100000000000", "--json");
    assertEquals(Exit.INTERRUPTED, stopped.code(), stopped.err());
    assertEquals("", stopped.out());
    assertTrue(stopped.err().contains("before the stop"), stopped.err());
    assertEquals(0, Files.size(out));
  }

  @Test
  void shouldStopInspectingAJournal() throws IOException {
    Files.writeString(dir.resolve("q.csv"), Quotes.lines(10));
    Program.run("run", Quotes.pipeline(dir, "q.csv").toString());
    final String journal = dir.resolve("journal").toString();
    assertEquals(Exit.DONE, Program.run("inspect", journal, "--json").code());
    stop.request();
    final Program stopped = Program.run(stop, "inspect", journal, "--json");
    assertEquals(Exit.INTERRUPTED, stopped.code(), stopped.err());
    assertEquals("", stopped.out());
  }
}
