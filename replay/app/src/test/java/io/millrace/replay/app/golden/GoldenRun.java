package io.millrace.replay.app.golden;

import static org.junit.jupiter.api.Assertions.fail;

import io.millrace.replay.app.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a case in a folder below {@code target/golden} and compares what it gives with its golden.
 * The folder stays where they differ, and with {@code -Dmillrace.golden.keep=true}.
 */
final class GoldenRun {
  private static final Path TARGET =
      Path.of(System.getProperty("millrace.root")).resolve("replay/app/target/golden");

  private static final String SIGNALS = "signals.jsonl";
  private static final String REPORT = "report.json";

  private final String name;
  private final String mode;
  private final Path folder;

  private GoldenRun(final String name, final String mode) throws IOException {
    this.name = name;
    this.mode = mode;
    folder = TARGET.resolve(name).resolve(words(mode)).toAbsolutePath().normalize();
    remove(folder);
    Files.createDirectories(folder);
  }

  private static String words(final String mode) {
    return mode.replaceAll("\\W+", " ").strip().replace(' ', '-');
  }

  /**
   * Runs a case and compares.
   *
   * @param mode value of the key {@code threads}
   */
  static void check(final GoldenCase of, final String mode) throws IOException {
    final String pipeline = of.pipeline(mode);
    final GoldenRun run = new GoldenRun(of.name(), mode);
    of.input().write(run.folder);
    run.command(pipeline, of.limit());
    run.compare();
  }

  /** Runs the demo, takes the signals from a replay of its journal, and compares. */
  static void checkDemo(final String name, final int messages) throws IOException {
    final GoldenRun run = new GoldenRun(name, "fused");
    final Path kept = run.folder.resolve("demo");
    final String report =
        program("demo", "--keep", kept.toString(), "--messages", "" + messages, "--json");
    Files.writeString(run.folder.resolve(REPORT), ReportText.of(report, run.folder));
    final String signals = run.folder.resolve(SIGNALS).toString();
    program("replay", kept.resolve("journal").toString(), "--signals", signals, "--json");
    run.compare();
  }

  private void command(final String text, final long limit) throws IOException {
    final Path pipeline = Files.writeString(folder.resolve("pipeline.yaml"), text);
    final String report =
        program(
            "run",
            pipeline.toString(),
            "--signals",
            folder.resolve(SIGNALS).toString(),
            "--limit",
            Long.toString(limit),
            "--json");
    Files.writeString(
        folder.resolve(REPORT), ReportText.of(report, folder, GoldenCase.dataFolder()));
  }

  private static String program(final String... args) {
    return Program.run(args).done().out();
  }

  private void compare() throws IOException {
    final Golden actual = measured();
    final Golden expected = GoldenFile.read().expected(actual);
    final List<String> differences = expected.differences(actual, Runtime.version().feature());
    if (!differences.isEmpty()) {
      fail(
          String.format(
              "%s, threads: %s: differs in %s%nwritten: %s%n%s",
              name, mode, String.join("; ", differences), folder, reference()));
    }
    if (!Boolean.getBoolean("millrace.golden.keep")) {
      remove(folder);
    }
  }

  /** Returns where this run first differs from one that was kept elsewhere, if one is named. */
  private String reference() throws IOException {
    final String named = System.getProperty("millrace.golden.reference");
    if (named == null) {
      return "-Dmillrace.golden.reference=DIR shows the first lines that differ from kept files";
    }
    final Path other = Path.of(named).resolve(name).resolve(folder.getFileName());
    return firstDifference(other, SIGNALS) + firstDifference(other, REPORT);
  }

  private String firstDifference(final Path other, final String file) throws IOException {
    if (!Files.exists(other.resolve(file))) {
      return "no file " + other.resolve(file) + "\n";
    }
    try (BufferedReader old = Files.newBufferedReader(other.resolve(file));
        BufferedReader now = Files.newBufferedReader(folder.resolve(file))) {
      for (int line = 1; ; line++) {
        final String expected = old.readLine();
        final String actual = now.readLine();
        if (expected == null && actual == null) {
          return file + ": equal\n";
        }
        if (expected == null || !expected.equals(actual)) {
          return file
              + ", line "
              + line
              + "\n  expected "
              + expected
              + "\n  written  "
              + actual
              + "\n";
        }
      }
    }
  }

  private Golden measured() throws IOException {
    return new Golden(
        name,
        SignalsDigest.of(folder.resolve(SIGNALS)),
        SignalsDigest.of(Files.readString(folder.resolve(REPORT))));
  }

  private static void remove(final Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (final Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
