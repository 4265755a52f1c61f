package io.millrace.replay.app;

import io.millrace.engine.ring.EngineFailure;
import io.millrace.feeds.core.text.PrintableText;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Suggestions;
import io.millrace.replay.app.command.Subcommand;
import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.UsageException;
import io.millrace.replay.app.pipeline.PipelineException;
import io.millrace.replay.app.session.InstrumentMemory;
import io.millrace.replay.journal.JournalException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line on standard error and an exit code. */
final class Failures {
  private Failures() {}

  /** Usage that the command line's parser refuses. */
  static int ofUsage(final ParameterException error, final String[] args) {
    final CommandLine line = error.getCommandLine();
    line.getErr()
        .println(
            PrintableText.of(line.getCommandSpec().qualifiedName() + ": " + usageMessage(error)));
    line.getErr().flush();
    return Exit.USAGE;
  }

  private static String usageMessage(final ParameterException error) {
    final CommandLine line = error.getCommandLine();
    if (error instanceof UnmatchedArgumentException unmatched) {
      final String first = unmatched.getUnmatched().get(0);
      if (first.startsWith("-")) {
        final int value = first.indexOf('=');
        final String option = value < 0 ? first : first.substring(0, value);
        return "unknown option '"
            + option
            + "'"
            + Suggestions.hint(option, line.getCommandSpec().optionsMap().keySet());
      }
      return line.getSubcommands().isEmpty()
          ? "unexpected argument '" + first + "'; see --help"
          : "unknown command '"
              + first
              + "'"
              + Suggestions.hint(first, line.getSubcommands().keySet());
    }
    if (error instanceof MissingParameterException) {
      return oneLine(error.getMessage()) + "; see --help";
    }
    return line.getSubcommands().isEmpty()
        ? oneLine(error.getMessage())
        : "expected a command: "
            + String.join(" ", line.getSubcommands().keySet())
            + "; see --help";
  }

  /** What a command threw. */
  static int ofExecution(final Exception error, final CommandLine line, final ParseResult parsed) {
    final boolean debug = line.getCommand() instanceof Subcommand command && command.debug();
    return of(error, line.getErr(), debug);
  }

  /** Anything at all. */
  static int of(final Throwable error, final PrintWriter err, final boolean debug) {
    try {
      return told(error, err, debug);
    } catch (final OutOfMemoryError again) {
      LastWords.outOfMemory();
      return Exit.USAGE;
    }
  }

  private static int told(final Throwable error, final PrintWriter err, final boolean debug) {
    final String userError = userError(error);
    err.println(
        PrintableText.of(
            userError != null
                ? oneLine(userError)
                : "internal error: "
                    + oneLine(withRoot(error))
                    + (debug ? "" : "; --debug shows the stack trace")));
    if (userError == null && debug) {
      trace(error, err);
    }
    err.flush();
    return userError == null ? Exit.INTERNAL : Exit.USAGE;
  }

  /** The failure, and what caused it in the first place where it does not say so itself. */
  private static String withRoot(final Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    final String text = error.toString();
    return text.contains(root.toString()) ? text : text + ", caused by " + root;
  }

  /** The message of what the user can fix; null where the program itself is at fault. */
  private static String userError(final Throwable error) {
    if (InstrumentMemory.ranOut(error)) {
      return InstrumentMemory.heapIsFull() + "; -Xmx sets a larger one";
    }
    if (error instanceof PipelineException
        || error instanceof UsageException
        || error instanceof JournalException) {
      return error.getMessage();
    }
    if (error instanceof DefinitionException definition) {
      return definition.path().isEmpty()
          ? error.getMessage()
          : definition.path() + ": " + error.getMessage();
    }
    if (error instanceof EngineFailure failure) {
      return outside(failure);
    }
    if (error instanceof InvalidPathException wrong) {
      return "no path: " + oneLine(String.valueOf(wrong.getMessage()));
    }
    if (error instanceof UncheckedIOException unchecked) {
      return userError(unchecked.getCause());
    }
    if (error instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file or directory";
    }
    if (error instanceof AccessDeniedException denied) {
      return denied.getFile() + ": access denied";
    }
    if (error instanceof FileSystemException file) {
      return file.getFile() + ": " + (file.getReason() == null ? file : file.getReason());
    }
    return error instanceof IOException ? oneLine(String.valueOf(error.getMessage())) : null;
  }

  /** What stopped an engine from outside, such as a full disk; null where it failed itself. */
  private static String outside(final EngineFailure failure) {
    for (Throwable at = failure.getCause(); at != null; at = at.getCause()) {
      if (at instanceof JournalException || at instanceof IOException) {
        return oneLine(failure.getMessage());
      }
    }
    return null;
  }

  private static void trace(final Throwable error, final PrintWriter err) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      err.println(at == error ? at.toString() : "caused by " + at);
      for (final StackTraceElement frame : at.getStackTrace()) {
        err.println("  at " + frame);
      }
    }
  }

  private static String oneLine(final String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
