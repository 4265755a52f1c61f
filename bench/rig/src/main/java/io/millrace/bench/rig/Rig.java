package io.millrace.bench.rig;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The measurement rig: {@code java -jar rig.jar COMMAND}. */
@Command(
    name = "rig",
    description = "Measures whole builds of Millrace, each run in a JVM of its own.",
    synopsisSubcommandLabel = "COMMAND")
public final class Rig {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this text; after a command: its options")
  private boolean help;

  private Rig() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param args the command and its options
   */
  public static void main(final String[] args) {
    System.exit(
        run(
            new PrintWriter(System.out, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, false, StandardCharsets.UTF_8),
            args));
  }

  /**
   * Runs a command.
   *
   * @param out standard output
   * @param err standard error
   * @param args the command and its options
   * @return the exit code: 0 when all was measured, 1 when an answer is wrong or a program gave
   *     none, 2 for bad usage
   */
  static int run(final PrintWriter out, final PrintWriter err, final String... args) {
    return new CommandLine(new Rig())
        .addSubcommand(new ThroughputCommand())
        .setExpandAtFiles(false)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(Failures::ofUsage)
        .setExecutionExceptionHandler(Failures::ofExecution)
        .setOut(out)
        .setErr(err)
        .execute(args);
  }
}
