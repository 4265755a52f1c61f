package io.millrace.replay.app.command;

import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.console.StopSignal;
import io.millrace.replay.app.option.SessionOptions;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the whole way on a simulated exchange. */
@Command(
    name = "demo",
    description =
        "Runs a simulated exchange through journal, features, models and alerts, then replays its"
            + " own journal and verifies it.")
public final class DemoCommand extends Subcommand {
  private final StopSignal stop;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "works in this directory and leaves it; else a temporary one is removed")
  private Path keep;

  @Mixin private SessionOptions session;

  /**
   * @param stop says when to stop
   */
  public DemoCommand(final StopSignal stop) {
    this.stop = stop;
  }

  @Override
  int execute(final Output output) {
    throw Unconnected.error("demo", stop, keep, session.messages());
  }
}
