package io.millrace.replay.app.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.replay.app.Millrace;
import io.millrace.replay.app.console.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program run inside this process, and what a run of it left. */
record Program(int code, String out, String err) {
  static Program run(final String... args) {
    return run(new StopSignal(), args);
  }

  static Program run(final StopSignal stop, final String... args) {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final int code = Millrace.run(stop, new PrintWriter(out), new PrintWriter(err), args);
    return new Program(code, out.toString(), err.toString());
  }

  /** The one line of standard output. */
  JsonNode json() throws IOException {
    assertEquals(1, out.lines().count(), () -> out + err);
    return new ObjectMapper().readTree(out);
  }

  String digest() throws IOException {
    return json().get("digest").textValue();
  }

  /** Quotes of two instruments, seeded by nothing. */
  static String quotes(final int rows) {
    final StringBuilder text = new StringBuilder("t,sym,bid,ask,bid_size,ask_size\n");
    for (int i = 0; i < rows; i++) {
      text.append(quote(i, 10_000 + (i * 7 + i / 13) % 31, 1 + i % 3));
    }
    return text.toString();
  }

  private static String quote(final int row, final int bidCents, final int spreadCents) {
    return String.format(
        "%d,%s,%d.%02d,%d.%02d,%d,%d%n",
        1_600_000_000_000_000_000L + row * 10_000_000L,
        row % 3 == 0 ? "B" : "A",
        bidCents / 100,
        bidCents % 100,
        (bidCents + spreadCents) / 100,
        (bidCents + spreadCents) % 100,
        1 + row % 9,
        1 + row % 7);
  }

  /** Writes a pipeline over a file beside it, journaled there too. */
  static Path pipeline(final Path dir, final String feedFile) throws IOException {
    final Path file = dir.resolve("p.yaml");
    Files.writeString(
        file,
        """
        feed:
          format: csv
          path: %s
          columns: {time: t, instrument: sym}
          time: {unit: ns, since: epoch}
        features:
          spread: spread
          drift: "mid - ew_mean(mid, half_life=50)"
        target: {value: mid, horizon: 10 ticks, change: difference}
        models:
          - {name: r, type: rls}
          - {name: l, type: linear}
        alerts:
          - {name: wide, when: "spread > 0.025", cooldown: 1s}
        journal: {dir: journal, checkpoint: 500}
        """
            .formatted(feedFile));
    return file;
  }
}
