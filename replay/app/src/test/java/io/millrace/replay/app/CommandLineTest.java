package io.millrace.replay.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(final String... args) {
    return Millrace.run(new StopSignal(), new PrintWriter(out), new PrintWriter(err), args);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rnu | millrace: unknown command 'rnu'; did you mean 'run'?
          run p.yaml --limt 3 | millrace run: unknown option '--limt'; did you mean '--limit'?
          run p.yaml --limt=3 | millrace run: unknown option '--limt'; did you mean '--limit'?
          run p.yaml q.yaml | millrace run: unexpected argument 'q.yaml'; see --help
          run p.yaml --limit -3 | millrace run: Invalid value for option '--limit': '-3' is not a whole number from 0
          run p.yaml --limit 99999999999999999999 | millrace run: Invalid value for option '--limit': '99999999999999999999' is too large
          run p.yaml --speed 4 | millrace run: Invalid value for option '--speed': '4' is not a speed such as max, 1x or 10x
          run | millrace run: Missing required parameter: 'PIPELINE.yaml'; see --help
          replay j --from 10 --to 5 | --to is before --from: --from 10 --to 5
          replay j --by clock | millrace replay: Invalid value for option '--by': 'clock' is neither event nor received
          run no/such.yaml | no/such.yaml: no such file or directory
          """)
  void shouldExitWithTwoAndOneLineWhenUsageIsWrong(final String args, final String message) {
    assertEquals(Exit.USAGE, run(args.split(" ")));
    assertEquals(message + System.lineSeparator(), err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void shouldAskForACommandWhenThereIsNone() {
    assertEquals(Exit.USAGE, run());
    assertTrue(
        err.toString().startsWith("millrace: expected a command: demo run replay"), err::toString);
  }

  @Test
  void shouldNameFileLineAndKeyWhenAPipelineIsWrong(@TempDir final Path dir) throws IOException {
    final Path file = dir.resolve("p.yaml");
    Files.writeString(file, "feed: {format: csv}\nsample: {evry: 3 ticks}\n");
    assertEquals(Exit.USAGE, run("run", file.toString()));
    assertEquals(file + ":2: sample: key 'every' is missing\n", err.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "run",
        "replay",
        "verify",
        "inspect",
        "simulate",
        "functions",
        "models",
        "formats"
      })
  void shouldTakeJsonAndHelpInEveryCommand(final String command) {
    assertEquals(Exit.DONE, run(command, "--help"));
    assertTrue(out.toString().contains("--json"), out::toString);
    assertTrue(out.toString().contains("Usage: millrace " + command), out::toString);
    assertEquals("", err.toString());
  }

  @Test
  void shouldWriteOneObjectWhenJsonIsAskedFor() {
    assertEquals(Exit.DONE, run("functions", "--json"));
    assertEquals(1, out.toString().lines().count());
    assertTrue(out.toString().startsWith("{\"functions\":["), out::toString);
  }

  @Test
  void shouldTellItsVersion() {
    assertEquals(Exit.DONE, run("--version"));
    assertTrue(out.toString().startsWith("millrace "), out::toString);
  }

  @Test
  void shouldTellInternalErrorsFromOthers() {
    final PrintWriter to = new PrintWriter(err);
    assertEquals(70, Failures.of(new IllegalStateException("a\n  b"), to, false));
    assertEquals(
        List.of(
            "internal error: java.lang.IllegalStateException: a b; --debug shows the stack trace"),
        err.toString().lines().toList());
    assertEquals(70, Failures.of(new StackOverflowError(), to, true));
    assertTrue(err.toString().contains("  at io.millrace"), err::toString);
    assertEquals(2, Failures.of(new IOException("disk full"), to, false));
  }

  @Test
  void shouldEndWith130WhenItWasStopped() {
    final StopSignal stop = new StopSignal();
    stop.request();
    assertEquals(
        Exit.INTERRUPTED,
        Millrace.run(stop, new PrintWriter(out), new PrintWriter(err), "formats", "--json"));
  }
}
