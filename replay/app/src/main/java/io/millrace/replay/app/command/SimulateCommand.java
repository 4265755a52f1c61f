package io.millrace.replay.app.command;

import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.option.SessionOptions;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes a simulated exchange session. */
@Command(
    name = "simulate",
    description = "Writes a seeded exchange session as ITCH 5.0 bytes, for tests and load.")
public final class SimulateCommand extends Subcommand {
  @Parameters(
      index = "0",
      paramLabel = "OUT",
      description = "file to be written; compressed where the name ends in .gz")
  private Path out;

  @Mixin private SessionOptions session;

  /** Filled by the command line. */
  public SimulateCommand() {}

  @Override
  int execute(final Output output) {
    throw Unconnected.error("simulate", out, session.messages());
  }
}
