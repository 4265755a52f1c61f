package io.millrace.replay.app.command;

import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.option.CountConverter;
import io.millrace.replay.app.option.RangeOptions;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the records of a journal. */
@Command(name = "inspect", description = "Shows the records of a journal.")
public final class InspectCommand extends Subcommand {
  @Parameters(index = "0", paramLabel = "JOURNAL", description = "directory of a journal")
  private Path journal;

  @Mixin private RangeOptions range;

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = CountConverter.class,
      defaultValue = "20",
      description = "shows N records at the most (${DEFAULT-VALUE})")
  private long limit;

  /** Filled by the command line. */
  public InspectCommand() {}

  @Override
  int execute(final Output output) {
    range.check();
    throw Unconnected.error("inspect", journal, limit);
  }
}
