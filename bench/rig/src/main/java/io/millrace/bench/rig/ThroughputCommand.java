package io.millrace.bench.rig;

import io.millrace.bench.rig.program.Program;
import io.millrace.bench.rig.program.RigException;
import io.millrace.bench.rig.throughput.Throughput;
import io.millrace.bench.rig.throughput.ThroughputPlan;
import io.millrace.bench.rig.throughput.ThroughputReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how many records a second this build and a baseline compute. */
@Command(
    name = "throughput",
    description =
        "Runs the job of bench/rig/job.yaml over a simulated session, this build and a baseline in"
            + " turn, and compares their answers and their rates.")
final class ThroughputCommand implements Callable<Integer> {
  private static final String PROGRAM = "../../../replay/app/target/millrace.jar";

  @Option(
      names = "--baseline",
      paramLabel = "JAR",
      description = "the build to compare with; without one this build is measured alone")
  private Path baseline;

  @Option(
      names = "--jar",
      paramLabel = "JAR",
      description = "this build (replay/app/target/millrace.jar of the tree that the rig is in)")
  private Path jar;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "7",
      description = "how often each build runs in each thread mode (${DEFAULT-VALUE})")
  private int pairs;

  @Option(
      names = "--messages",
      paramLabel = "N",
      defaultValue = "20000000",
      description = "messages of the session, 32 bytes each (${DEFAULT-VALUE})")
  private long messages;

  @Option(
      names = "--threads",
      paramLabel = "MODES",
      defaultValue = "fused",
      description = "thread modes, such as inline,fused (${DEFAULT-VALUE})")
  private String threads;

  @Option(
      names = "--baseline-threads",
      paramLabel = "MODE",
      description = "the baseline's mode, where it is not this build's")
  private String baselineThreads;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "keeps the session ($XDG_CACHE_HOME/millrace/rig or ~/.cache/millrace/rig)")
  private Path directory;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "1800",
      description = "kills a run that takes longer (${DEFAULT-VALUE})")
  private long timeoutSeconds;

  @Option(
      names = "--profile",
      description = "runs each build once more in each mode and counts samples by stage")
  private boolean profile;

  @Option(
      names = "--json",
      description = "the result as one JSON object on standard output, messages on standard error")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this text")
  private boolean help;

  @Spec private CommandSpec spec;

  ThroughputCommand() {}

  @Override
  public Integer call() throws IOException {
    final PrintWriter out = spec.commandLine().getOut();
    final PrintWriter err = spec.commandLine().getErr();
    final ThroughputReport report =
        new Throughput(
                plan(),
                line -> {
                  err.println(line);
                  err.flush();
                })
            .run();
    if (json) {
      out.println(report.json());
    } else {
      out.print(report.text());
    }
    out.flush();
    return 0;
  }

  private ThroughputPlan plan() {
    atLeastOne("--pairs", pairs);
    atLeastOne("--messages", messages);
    atLeastOne("--timeout", timeoutSeconds);
    if (baselineThreads != null && baseline == null) {
      throw RigException.usage("--baseline-threads: there is no --baseline");
    }
    return new ThroughputPlan(
        program("this", jar == null ? builtBeside() : jar),
        Optional.ofNullable(baseline).map(path -> program("baseline", path)),
        pairs,
        messages,
        ThreadModes.of(threads),
        Optional.ofNullable(baselineThreads),
        directory == null ? cache() : directory.toAbsolutePath(),
        profile);
  }

  private Program program(final String label, final Path path) {
    return new Program(label, path.toAbsolutePath().normalize(), timeoutSeconds);
  }

  private static void atLeastOne(final String option, final long value) {
    if (value < 1) {
      throw RigException.usage(option + ": expected at least 1: " + value);
    }
  }

  /** The program of the tree whose target directory holds the rig, packaged or as classes. */
  private static Path builtBeside() {
    try {
      return Path.of(Rig.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .resolveSibling(PROGRAM);
    } catch (final URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Path cache() {
    final String set = System.getenv("XDG_CACHE_HOME");
    final Path root =
        set == null || set.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(set);
    return root.resolve("millrace").resolve("rig");
  }
}
