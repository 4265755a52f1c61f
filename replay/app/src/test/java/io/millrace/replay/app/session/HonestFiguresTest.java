package io.millrace.replay.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.replay.app.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says of itself is what it did. */
class HonestFiguresTest {
  @TempDir private Path dir;

  private static JsonNode run(final String... args) throws IOException {
    return Program.run(args).done().json();
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
    final String none = Program.run("run", pipeline("none"), "--json").done().err();
    assertTrue(none.contains("without a promise (none)"), none);
    final String process = Program.run("run", pipeline("process"), "--json").done().err();
    assertTrue(process.contains("acknowledged once appended (process)"), process);
  }
}
