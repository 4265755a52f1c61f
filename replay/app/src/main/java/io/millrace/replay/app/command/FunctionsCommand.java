package io.millrace.replay.app.command;

import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.report.Catalogue;
import io.millrace.replay.app.report.JsonReports;
import io.millrace.replay.app.terminal.CatalogueText;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Lists the functions that expressions may call. */
@Command(name = "functions", description = "Lists the functions that expressions may call.")
public final class FunctionsCommand extends Subcommand {
  /** Filled by the command line. */
  public FunctionsCommand() {}

  @Override
  int execute(final Output output) {
    final Catalogue catalogue = new Catalogue(Map.of("functions", List.of()));
    output.result(JsonReports.of(catalogue), style -> CatalogueText.of(catalogue, style));
    return Exit.DONE;
  }
}
