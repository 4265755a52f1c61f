package io.millrace.bench.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.bench.rig.program.FakeProgram;
import io.millrace.bench.rig.program.Jars;
import io.millrace.replay.app.Millrace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line: the real program on a small session, and programs with wrong answers. */
class RigTest {
  @TempDir private Path folder;

  private record Ended(int exitCode, String out, String err) {
    String lastLine() {
      final List<String> lines = err.strip().lines().toList();
      return lines.get(lines.size() - 1);
    }
  }

  @Test
  void shouldMeasureTheRealProgramInBothModes() throws IOException {
    final String jar = Jars.running(folder, Millrace.class).toString();

    final Ended ended =
        throughput(
            "--jar",
            jar,
            "--baseline",
            jar,
            "--threads",
            "inline",
            "--json",
            "--baseline-threads",
            "fused",
            "--pairs",
            "1",
            "--messages",
            "5000");

    assertEquals(0, ended.exitCode(), ended.err());
    final JsonNode json = new JsonMapper().readTree(ended.out());
    assertEquals(2, json.get("rounds").size());
    for (final JsonNode round : json.get("rounds")) {
      assertEquals(5000, round.get("records").asLong());
      assertTrue(round.get("elapsed_s").asDouble() > 0, round.toString());
      assertTrue(round.get("process_s").asDouble() > round.get("elapsed_s").asDouble());
    }
    final JsonNode rate = json.at("/modes/0/records_per_s");
    assertEquals(
        rate.at("/this/median").asDouble() / rate.at("/baseline/median").asDouble(),
        rate.get("ratio_of_medians").asDouble());
    assertEquals(List.of("session-5000-8-1.itch50"), files());
  }

  @Test
  void shouldCountSamplesOfTheRealProgramWhenProfiled() throws IOException {
    final String jar = Jars.running(folder, Millrace.class).toString();

    final Ended ended =
        throughput("--jar", jar, "--pairs", "1", "--messages", "5000", "--profile", "--json");

    assertEquals(0, ended.exitCode(), ended.err());
    final JsonNode profile = new JsonMapper().readTree(ended.out()).at("/profiles/0");
    assertEquals("fused", profile.get("threads").asText());
    assertTrue(profile.get("samples_by_stage").size() > 0, ended.out());
    assertTrue(profile.get("samples_by_thread").size() > 0, ended.out());
  }

  @Test
  void shouldPrintRoundsMediansAndRatiosWhenAnswersAreEqual() throws IOException {
    final Ended ended =
        compare(FakeProgram.Right.class, FakeProgram.RightInAnotherBuild.class, "--pairs", "2");

    assertEquals(0, ended.exitCode(), ended.err());
    assertEquals(
        List.of("this", "baseline", "baseline", "this"),
        ended
            .out()
            .lines()
            .filter(line -> line.matches(" +[12]  \\w+ .*"))
            .map(line -> line.strip().split(" +")[1])
            .toList());
    assertTrue(ended.out().contains("threads: fused"), ended.out());
    assertTrue(
        ended.out().matches("(?s).*records/s +this +10,000 +10,000 +10,000\\R.*"), ended.out());
    assertTrue(ended.out().matches("(?s).*records/s +ratio of medians +1\\.000\\R.*"), ended.out());
    assertTrue(
        ended.out().matches("(?s).*records/s +paired ratios +1\\.000 +1\\.000 +1\\.000\\R.*"),
        ended.out());
    assertTrue(ended.out().contains("errors within 1e-6 of their size"), ended.out());
  }

  @Test
  void shouldFailWithOneLineWhenAnAnswerOfTheBaselineDiffers() throws IOException {
    final String begin = "rig throughput: answers differ: baseline with threads: fused and this: ";
    assertWrong(begin + "samples: 4949 and 4950", FakeProgram.OneSampleLess.class);
    assertWrong(begin + "mae of ols of *: 0.2500025 and 0.25", FakeProgram.OtherError.class);
    assertWrong(
        begin + "checksum of the signals without their values: ", FakeProgram.OtherSignal.class);
    assertWrong(
        "rig throughput: baseline with threads: fused: wrong answer: events: 2500, expected 5000",
        FakeProgram.HalfOfTheSession.class);
  }

  @Test
  void shouldFailWithOneLineWhenAProgramDiesOrHasNoReport() throws IOException {
    assertWrong("rig throughput: baseline (", FakeProgram.Dies.class);
    assertWrong("rig throughput: baseline (", FakeProgram.Silent.class);
  }

  private void assertWrong(final String begin, final Class<?> baseline) throws IOException {
    final Ended ended = compare(FakeProgram.Right.class, baseline, "--pairs", "1");

    assertEquals(1, ended.exitCode(), ended.err());
    assertEquals("", ended.out());
    assertTrue(ended.lastLine().startsWith(begin), ended.err());
  }

  @Test
  void shouldFailWhenRunsOfOneBuildHaveDifferentDigests() throws IOException {
    final String jar = Jars.running(folder, FakeProgram.NeverTheSame.class).toString();

    final Ended ended =
        throughput("--jar", jar, "--threads", "inline,fused", "--pairs", "1", "--messages", "5000");

    assertEquals(1, ended.exitCode(), ended.err());
    assertTrue(
        ended
            .lastLine()
            .startsWith(
                "rig throughput: answers differ: this with threads: fused and its first run: digest: "),
        ended.err());
  }

  @Test
  void shouldRefuseBadUsageWithOneLine() throws IOException {
    final String jar = Jars.running(folder, FakeProgram.Right.class).toString();

    assertUsage("--pairs: expected at least 1: 0", "--jar", jar, "--pairs", "0");
    assertUsage("--messages: expected at least 1: -5", "--jar", jar, "--messages", "-5");
    assertUsage("--timeout: expected at least 1: 0", "--jar", jar, "--timeout", "0");
    assertUsage("/nowhere.jar: no such jar", "--jar", "/nowhere.jar");
    assertUsage("/nowhere.jar: no such jar", "--jar", jar, "--baseline", "/nowhere.jar");
    assertUsage("there is no --baseline", "--jar", jar, "--baseline-threads", "fused");
    assertUsage("duplicate mode 'inline'", "--jar", jar, "--threads", "inline,inline");
    assertUsage("'some' is not", "--jar", jar, "--pairs", "some");
    assertUsage("Unknown option: '--bogus'", "--bogus");
  }

  private void assertUsage(final String part, final String... args) {
    final Ended ended = throughput(args);

    assertEquals(2, ended.exitCode(), ended.err());
    assertEquals(1, ended.err().lines().count(), ended.err());
    assertTrue(ended.err().contains(part), ended.err());
    assertEquals("", ended.out());
  }

  private Ended compare(final Class<?> build, final Class<?> baseline, final String... options)
      throws IOException {
    final List<String> args = new ArrayList<>(List.of(options));
    args.addAll(
        List.of(
            "--jar", Jars.running(folder, build).toString(),
            "--baseline", Jars.running(folder, baseline).toString(),
            "--messages", "5000"));
    return throughput(args.toArray(String[]::new));
  }

  private Ended throughput(final String... options) {
    final List<String> args = new ArrayList<>(List.of("throughput"));
    args.addAll(List.of(options));
    args.add("--dir");
    args.add(folder.resolve("sessions").toString());
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final int code =
        Rig.run(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
    return new Ended(code, out.toString(), err.toString());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("sessions"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
