package io.millrace.bench.rig;

import io.millrace.bench.rig.program.RigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one line on standard error and an exit code. */
final class Failures {
  private Failures() {}

  /** Usage that the command line's parser refuses. */
  static int ofUsage(final ParameterException error, final String[] args) {
    final CommandLine line = error.getCommandLine();
    return failed(
        line, RigException.USAGE, error.getMessage() + "; --help shows commands and options");
  }

  /** What a command threw. */
  static int ofExecution(final Exception error, final CommandLine line, final ParseResult parsed)
      throws Exception {
    if (error instanceof RigException rig) {
      return failed(line, rig.exitCode(), rig.getMessage());
    }
    if (error instanceof IOException || error instanceof UncheckedIOException) {
      return failed(line, RigException.USAGE, error.toString());
    }
    throw error;
  }

  private static int failed(final CommandLine line, final int exitCode, final String message) {
    line.getErr()
        .println(
            line.getCommandSpec().qualifiedName()
                + ": "
                + message.strip().replaceAll("\\s*\\R\\s*", " "));
    line.getErr().flush();
    return exitCode;
  }
}
