package io.millrace.replay.app.command;

import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.console.StopSignal;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Replays a journal and compares every checkpoint. */
@Command(
    name = "verify",
    description = "Replays a journal and compares every checkpoint; exit code 1 where one differs.")
public final class VerifyCommand extends Subcommand {
  private final StopSignal stop;

  @Parameters(index = "0", paramLabel = "JOURNAL", description = "directory of a journal")
  private Path journal;

  /**
   * @param stop says when to stop
   */
  public VerifyCommand(final StopSignal stop) {
    this.stop = stop;
  }

  @Override
  int execute(final Output output) {
    throw Unconnected.error("verify", stop, journal);
  }
}
