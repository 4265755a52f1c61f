package io.millrace.replay.app.command;

import io.millrace.engine.function.FunctionDefinition;
import io.millrace.engine.function.catalogue.FunctionCatalogue;
import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.report.Catalogue;
import io.millrace.replay.app.report.JsonReports;
import io.millrace.replay.app.terminal.CatalogueText;
import java.util.Map;
import picocli.CommandLine.Command;

/** Lists the functions that expressions may call. */
@Command(name = "functions", description = "Lists the functions that expressions may call.")
public final class FunctionsCommand extends Subcommand {
  /** Filled by the command line. */
  public FunctionsCommand() {}

  @Override
  int execute(final Output output) {
    final Catalogue catalogue =
        new Catalogue(
            Map.of(
                "functions",
                FunctionCatalogue.all().stream().map(FunctionsCommand::entry).toList()));
    output.result(JsonReports.of(catalogue), style -> CatalogueText.of(catalogue, style));
    return Exit.DONE;
  }

  private static Catalogue.Entry entry(final FunctionDefinition function) {
    return new Catalogue.Entry(
        function.name(), function.arguments(), function.unit(), function.reference());
  }
}
