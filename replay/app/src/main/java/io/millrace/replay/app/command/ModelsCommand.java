package io.millrace.replay.app.command;

import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.report.Catalogue;
import io.millrace.replay.app.report.JsonReports;
import io.millrace.replay.app.terminal.CatalogueText;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Lists models, drift detectors, anomaly detectors and optimizers. */
@Command(
    name = "models",
    description = "Lists models, drift detectors, anomaly detectors and optimizers.")
public final class ModelsCommand extends Subcommand {
  /** Filled by the command line. */
  public ModelsCommand() {}

  @Override
  int execute(final Output output) {
    final Catalogue catalogue = new Catalogue(Map.of("models", List.of()));
    output.result(JsonReports.of(catalogue), style -> CatalogueText.of(catalogue, style));
    return Exit.DONE;
  }
}
