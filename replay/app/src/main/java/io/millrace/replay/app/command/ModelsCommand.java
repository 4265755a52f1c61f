package io.millrace.replay.app.command;

import io.millrace.learning.anomaly.AnomalyCatalogue;
import io.millrace.learning.drift.DriftCatalogue;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.report.Catalogue;
import io.millrace.replay.app.report.JsonReports;
import io.millrace.replay.app.terminal.CatalogueText;
import java.util.LinkedHashMap;
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
    final Map<String, List<Catalogue.Entry>> sections = new LinkedHashMap<>();
    sections.put("models", entries(ModelCatalogue.all()));
    sections.put("drift", members(DriftCatalogue.all()));
    sections.put("anomaly", members(AnomalyCatalogue.all()));
    sections.put("optimizers", entries(ModelCatalogue.optimizers()));
    sections.put("losses", entries(ModelCatalogue.losses()));
    sections.put("scalers", entries(ModelCatalogue.scalers()));
    final Catalogue catalogue = new Catalogue(sections);
    output.result(JsonReports.of(catalogue), style -> CatalogueText.of(catalogue, style));
    return Exit.DONE;
  }

  private static List<Catalogue.Entry> members(final List<MemberInfo> members) {
    return members.stream()
        .map(
            member ->
                new Catalogue.Entry(
                    member.name(), member.arguments(), member.unit(), member.reference()))
        .toList();
  }

  private static List<Catalogue.Entry> entries(final List<MemberInfo> models) {
    return models.stream()
        .map(
            model ->
                new Catalogue.Entry(
                    model.name(), model.arguments(), model.unit(), model.reference()))
        .toList();
  }
}
