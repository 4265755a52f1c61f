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

  /** How often intervals held could not be seen from a pipeline. */
  @Test
  void shouldReportTheCoverageOfIntervals() throws IOException {
    final StringBuilder rows = new StringBuilder("who,x,y\n");
    for (int i = 0; i < 4_000; i++) {
      final double noise = (i * 7919L % 1000) / 1000.0;
      rows.append(i % 4 == 0 ? "B," : "A,").append(i % 13).append(',').append(i % 13 + noise);
      rows.append('\n');
    }
    Files.writeString(dir.resolve("x.csv"), rows);
    final Path file = dir.resolve("p.yaml");
    Files.writeString(
        file,
        "feed: {format: csv, path: x.csv, columns: {instrument: who}}\nfeatures: {x: x}\n"
            + "target: {value: y}\nmodels:\n"
            + "  - {name: c, type: conformal, of: rls, coverage: 0.8, rate: 0.05}\n"
            + "  - {name: r, type: rls}\n");
    double together = Double.NaN;
    double sum = 0;
    for (final JsonNode row : run("run", file.toString(), "--json").get("models")) {
      final boolean issues = row.get("name").textValue().equals("c");
      assertEquals(issues, row.has("coverage"), row::toString);
      if (issues && row.get("instrument").textValue().equals("*")) {
        together = row.get("coverage").doubleValue();
      } else if (issues) {
        // the bound of the paper's proposition 4.1, for the thousand labels of B
        assertEquals(0.8, row.get("coverage").doubleValue(), (0.8 + 0.05) / (0.05 * 1_000));
        sum += row.get("coverage").doubleValue() * row.get("n").longValue();
      }
    }
    assertEquals(sum / 4_000, together, 1e-12);
    final String text = Program.run("run", file.toString()).done().out();
    assertTrue(text.contains("intervals held"), text);
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
