package io.millrace.replay.app.faultinjection;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.replay.app.Millrace;
import io.millrace.replay.app.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program in a process of its own, stopped and killed. */
class ProcessTest {
  private static final int RECORDS = 600;

  @TempDir private Path dir;
  private Process process;

  @AfterEach
  void end() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  private void start(final String... args) throws IOException {
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (final String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (flag.startsWith("--add-")) {
        command.add(flag);
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Millrace.class.getName());
    command.addAll(List.of(args));
    process =
        new ProcessBuilder(command)
            .redirectOutput(dir.resolve("out").toFile())
            .redirectError(dir.resolve("err").toFile())
            .start();
  }

  private void awaitSize(final Path file, final long bytes) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.exists(file) && Files.size(file) >= bytes);
  }

  private Program verify() {
    return Program.run("verify", dir.resolve("journal").toString(), "--json");
  }

  /** A second signal, as timeout(1) sends it to the process and to its group, changes nothing. */
  @Test
  void shouldReportAndWriteTheFinalCheckpointWhenItIsStoppedWhileItWaitsForInput()
      throws Exception {
    final Path pipeline = Quotes.pipeline(dir, "\"-\"");
    final Path signals = dir.resolve("signals");
    start("run", pipeline.toString(), "--signals", signals.toString(), "--json");
    try (OutputStream in = process.getOutputStream()) {
      in.write((Quotes.lines(100) + "16000000").getBytes(StandardCharsets.UTF_8));
      in.flush();
      awaitSize(signals, 1);
      process.toHandle().destroy();
      process.toHandle().destroy();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    }
    assertEquals(130, process.exitValue(), Files.readString(dir.resolve("err")));
    final List<String> out = Files.readAllLines(dir.resolve("out"));
    assertEquals(1, out.size());
    final JsonNode report = new ObjectMapper().readTree(out.get(0));
    assertEquals(100, report.get("events").intValue());
    assertEquals(0, report.get("malformed").intValue());
    final JsonNode verified = verify().json();
    assertTrue(verified.get("equal").booleanValue() && verified.get("complete").booleanValue());
    assertEquals(100, verified.get("events").intValue());
  }

  /** What has not begun leaves nothing behind. */
  @Test
  void shouldStopCleanlyWhenItStillWaitsForTheHeaderLine() throws Exception {
    final Path pipeline = Quotes.pipeline(dir, "\"-\"");
    start("run", pipeline.toString(), "--json");
    awaitSize(dir.resolve("err"), 1);
    process.toHandle().destroy();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    final String said = Files.readString(dir.resolve("err"));
    assertEquals(130, process.exitValue(), said);
    assertTrue(said.contains("nothing was read"), said);
    assertFalse(Files.exists(dir.resolve("journal")));
  }

  @Test
  void shouldEndWithTheSameBitsWhenItWasKilledTwice() throws Exception {
    assertSameWhenKilled("fused", "fused", "fused");
  }

  /** Threads decide nothing about what is computed: a journal is of the same pipeline. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "fused; {mode: sharded, shards: 2, ring: 16}; dedicated",
        "{mode: sharded, shards: 3}; {mode: dedicated, ring: 8}; inline",
        "{mode: dedicated, wait: park}; inline; {mode: sharded, shards: 2}"
      })
  void shouldEndWithTheSameBitsWhenItWasKilledAndStartedAgainInOtherModes(
      final String first, final String second, final String third) throws Exception {
    assertSameWhenKilled(first, second, third);
  }

  /** Kills the first two runs, each of which goes on where the one before was killed. */
  private void assertSameWhenKilled(final String... modes) throws Exception {
    Files.writeString(dir.resolve("q.csv"), Quotes.lines(RECORDS));
    final Path pipeline = Quotes.pipeline(dir, "q.csv");
    final String text = Files.readString(pipeline);
    final Path whole = dir.resolve("whole");
    final String[] args = {
      "run",
      pipeline.toString(),
      "--journal",
      dir.resolve("w").toString(),
      "--json",
      "--signals",
      whole.toString()
    };
    final Program reference = Program.run(args);
    final Path signals = dir.resolve("signals");
    long records = 0;
    for (int kill = 1; kill <= 2; kill++) {
      Files.writeString(pipeline, text + "threads: " + modes[kill - 1] + "\n");
      start("run", pipeline.toString(), "--speed", "1x", "--signals", signals.toString());
      awaitSize(signals, kill * 10_000L);
      process.destroyForcibly().waitFor();
      final Program verified = verify();
      assertEquals(0, verified.code(), verified.out() + verified.err());
      assertFalse(verified.json().get("complete").booleanValue());
      assertTrue(verified.json().get("events").longValue() > records);
      records = verified.json().get("events").longValue();
    }
    Files.writeString(pipeline, text + "threads: " + modes[2] + "\n");
    final Program last =
        Program.run("run", pipeline.toString(), "--json", "--signals", signals.toString());
    assertEquals(0, last.code(), last.err());
    assertEquals(records, last.json().get("resumed_at").longValue());
    assertEquals(reference.digest(), last.digest());
    assertEquals(Files.readString(whole), Files.readString(signals));
    final JsonNode verified = verify().json();
    assertTrue(verified.get("equal").booleanValue() && verified.get("complete").booleanValue());
    final Program nothing =
        Program.run("run", pipeline.toString(), "--json", "--signals", signals.toString());
    assertTrue(nothing.err().contains("nothing new"), nothing.err());
    assertEquals(Files.readString(whole), Files.readString(signals));
  }
}
