package io.millrace.replay.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.replay.app.Program;
import io.millrace.replay.app.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A feed of more instruments than the heap has room for, or than there may be. */
final class ManyInstrumentsTest {
  private static final int KEYS = 9_000;
  private static final int ROUNDS = 2;
  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile(
          "out of memory: the heap of [0-9]+ MiB is full with ([0-9,]+) instruments of about [0-9.]+"
              + " KiB each when new; -Xmx sets a larger heap(.*)");

  @TempDir private static Path folder;

  @BeforeAll
  static void writeFeed() throws IOException {
    final StringBuilder text = new StringBuilder("time,key,price\n");
    for (int i = 0; i < KEYS * ROUNDS; i++) {
      text.append(10 * i)
          .append(",K")
          .append(i % KEYS)
          .append(',')
          .append(100 + i % 7)
          .append('\n');
    }
    Files.writeString(folder.resolve("many.csv"), text);
  }

  private static Path pipeline(final String name, final String more) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        feed:
          format: csv
          path: many.csv
          columns: {time: time, instrument: key}
          time: {unit: ms}
        features:
          mean: "mean(price, n=50)"
          deviation: "std(price, n=50)"
          change: "change(price, n=1)"
        target: {value: price, horizon: 1 tick}
        models:
          - {name: ols, type: rls}
        """
            + more);
  }

  private static Matcher outOfMemory(final Program ran) {
    assertEquals(Exit.USAGE, ran.code(), () -> ran.err() + ran.out());
    assertEquals("", ran.out());
    final String last = ran.err().lines().reduce("", (before, line) -> line);
    final Matcher matcher = OUT_OF_MEMORY.matcher(last);
    assertTrue(matcher.matches(), ran::err);
    assertFalse(ran.err().contains("Exception"), ran::err);
    return matcher;
  }

  @ParameterizedTest
  @ValueSource(strings = {"fused", "inline"})
  void shouldStopLoudlyAndResumeWhenTheHeapIsTooSmall(final String threads) throws Exception {
    final Path pipeline = pipeline(threads, "threads: " + threads + "\n");
    final Path journal = folder.resolve(threads);
    final Jvm small = Jvm.running("-Xmx48m");
    for (int attempt = 0; attempt < 2; attempt++) {
      final Program stopped = small.program(folder, "run", pipeline, "--journal", journal);
      final Matcher told = outOfMemory(stopped);
      final int fitted = Integer.parseInt(told.group(1).replace(",", ""));
      assertTrue(fitted > 500 && fitted < KEYS, stopped::err);
      assertEquals(
          ", max_instruments a lower bound than 65536; with a larger heap the same command resumes "
              + journal,
          told.group(2));
      assertTrue(stopped.err().startsWith("memory: an instrument takes about "), stopped::err);
    }
    assertEquals("", outOfMemory(small.program(folder, "verify", journal)).group(2));
    assertEquals("", outOfMemory(small.program(folder, "replay", journal)).group(2));

    final Jvm large = Jvm.running("-Xmx512m");
    final Ran whole = large.millrace(folder, "run", pipeline);
    for (int attempt = 0; attempt < 2; attempt++) {
      final Ran resumed = large.millrace(folder, "run", pipeline, "--journal", journal);
      assertEquals(KEYS, resumed.count("instruments"));
      assertEquals(KEYS * ROUNDS, resumed.count("ticks"));
      assertTrue(resumed.json().get("resumed_at").asLong() > 500, resumed.json()::toString);
      final JsonNode verified = large.millrace(folder, "verify", journal).json();
      assertTrue(verified.get("equal").asBoolean(), verified::toString);
      assertTrue(verified.get("complete").asBoolean(), verified::toString);
      assertEquals(whole.digest(), resumed.digest());
    }
  }

  @Test
  void shouldCountWhatIsPastTheBoundOnAnyHeap() throws Exception {
    final Path pipeline = pipeline("bound", "max_instruments: 1_000\n");
    final Path journal = folder.resolve("bound");
    final Ran ran = Jvm.running("-Xmx48m").millrace(folder, "run", pipeline, "--journal", journal);
    assertFalse(ran.said().contains("memory:"), ran::said);
    assertEquals(1_000, ran.count("instruments"));
    assertEquals(1_000 * ROUNDS, ran.count("ticks"));
    assertEquals(KEYS * ROUNDS, ran.count("events"));
    assertEquals(
        "{\"too_many_instruments\":" + (KEYS - 1_000) * ROUNDS + "}",
        ran.json().get("counts").toString());
    assertEquals("K1000", ran.json().get("refused_instruments").get(0).asText());
    assertEquals(10, ran.json().get("refused_instruments").size());
    final long bytes = ran.count("instrument_bytes");
    assertTrue(bytes > 1_000 && bytes < 48_000, () -> "instrument_bytes=" + bytes);
    ran.isReplayedFrom(journal);
  }

  @Test
  void shouldNotWarnWhenTheInstrumentsAreListed() throws Exception {
    final Path pipeline = pipeline("listed", "instruments: [K3, K8999]\n");
    final Ran ran = Jvm.running("-Xmx48m").millrace(folder, "run", pipeline);
    assertFalse(ran.said().contains("memory:"), ran::said);
    assertEquals(2, ran.count("instruments"));
  }
}
