package io.millrace.replay.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.replay.app.Millrace;
import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says of itself is what it did. */
class HonestFiguresTest {
  @TempDir private Path dir;
  private final StringWriter err = new StringWriter();

  private JsonNode run(final String... args) throws IOException {
    final StringWriter out = new StringWriter();
    final int code =
        Millrace.run(new StopSignal(), new PrintWriter(out), new PrintWriter(err), args);
    assertEquals(Exit.DONE, code, err::toString);
    return new ObjectMapper().readTree(out.toString());
  }

  private String pipeline(final String ack) throws IOException {
    final Path file = dir.resolve("p.yaml");
    Files.writeString(
        file, "feed: {format: csv, path: x.csv}\njournal: {dir: journal, ack: " + ack + "}\n");
    return file.toString();
  }

  /** The time since they were first received was taken for their latency. */
  @Test
  void shouldMeasureTheLatencyOfReplayedRecordsFromTheirReading() throws IOException {
    Files.writeString(dir.resolve("x.csv"), "x\n1\n2\n3\n");
    final String file = pipeline("process");
    assertTrue(run("run", file, "--json").at("/latency_ns/max").isNumber());
    final String journal = dir.resolve("journal").toString();
    final long replayedNs = run("replay", journal, "--json").at("/latency_ns/max").longValue();
    assertTrue(replayedNs > 0 && replayedNs < 10_000_000_000L, () -> "replayedNs=" + replayedNs);
    final JsonNode nothingNew = run("run", file, "--json");
    assertEquals(3, nothingNew.get("resumed_at").intValue());
    assertTrue(nothingNew.at("/latency_ns/max").isNull(), nothingNew::toString);
  }

  /** Every level was told as the level process. */
  @Test
  void shouldSayWhichAcknowledgementItGives() throws IOException {
    Files.writeString(dir.resolve("x.csv"), "x\n1\n");
    run("run", pipeline("none"), "--json");
    assertTrue(err.toString().contains("without a promise (none)"), err::toString);
    run("run", pipeline("process"), "--json");
    assertTrue(err.toString().contains("acknowledged once appended (process)"), err::toString);
  }
}
