package io.millrace.replay.app.command;

import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.option.CommonOptions;
import io.millrace.replay.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands share. */
public abstract class Subcommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Spec private CommandSpec spec;

  /** For the commands. */
  Subcommand() {}

  /**
   * Does the work, with the options parsed.
   *
   * @param output takes the result and messages
   * @return the exit code
   * @throws Exception where it fails; what the user can fix is distinguished by its type
   */
  abstract int execute(Output output) throws Exception;

  @Override
  public final Integer call() throws Exception {
    final CommandLine line = spec.commandLine();
    return execute(
        new Output(
            line.getOut(),
            line.getErr(),
            common.json(),
            Terminal.style(),
            Terminal.isInteractive()));
  }

  /** {@return whether an internal error shows its stack trace} */
  public final boolean debug() {
    return common.debug();
  }
}
