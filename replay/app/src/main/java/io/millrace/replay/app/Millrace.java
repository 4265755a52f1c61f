package io.millrace.replay.app;

import io.millrace.replay.app.command.DemoCommand;
import io.millrace.replay.app.command.FormatsCommand;
import io.millrace.replay.app.command.FunctionsCommand;
import io.millrace.replay.app.command.InspectCommand;
import io.millrace.replay.app.command.ModelsCommand;
import io.millrace.replay.app.command.ReplayCommand;
import io.millrace.replay.app.command.RunCommand;
import io.millrace.replay.app.command.SimulateCommand;
import io.millrace.replay.app.command.VerifyCommand;
import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.StopSignal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program: {@code java -jar millrace.jar COMMAND}. */
@Command(
    name = "millrace",
    description = "Streaming machine learning for market ticks at ring-buffer speed.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class)
public final class Millrace {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this text; after a command: its options")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "the version of this build and of Java")
  private boolean version;

  private Millrace() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param args the command and its options
   */
  public static void main(final String[] args) {
    final PrintWriter out = utf8(FileDescriptor.out);
    final PrintWriter err = utf8(FileDescriptor.err);
    LastWords.prepare();
    LibraryLogs.silence();
    // Standard output belongs to the command's result, whatever a library may print.
    System.setOut(System.err);
    final StopSignal stop = StopSignal.ofProcess();
    int code = Exit.INTERNAL;
    try {
      code = run(stop, out, err, args);
    } finally {
      out.flush();
      err.flush();
      stop.finished();
    }
    System.exit(code);
  }

  private static PrintWriter utf8(final FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
  }

  /**
   * Runs a command.
   *
   * @param stop says when to stop
   * @param out standard output
   * @param err standard error
   * @param args the command and its options
   * @return the exit code
   */
  public static int run(
      final StopSignal stop, final PrintWriter out, final PrintWriter err, final String... args) {
    try {
      final int code = commandLine(stop).setOut(out).setErr(err).execute(args);
      return stop.isRequested() && code == Exit.DONE ? Exit.INTERRUPTED : code;
    } catch (final Throwable fatal) {
      return Failures.of(fatal, err, List.of(args).contains("--debug"));
    }
  }

  private static CommandLine commandLine(final StopSignal stop) {
    final CommandLine line = new CommandLine(new Millrace());
    for (final Object command :
        List.of(
            new DemoCommand(stop),
            new RunCommand(stop),
            new ReplayCommand(stop),
            new VerifyCommand(stop),
            new InspectCommand(stop),
            new SimulateCommand(stop),
            new FunctionsCommand(),
            new ModelsCommand(),
            new FormatsCommand())) {
      line.addSubcommand(command);
    }
    return line.setExpandAtFiles(false)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(Failures::ofUsage)
        .setExecutionExceptionHandler(Failures::ofExecution);
  }
}
