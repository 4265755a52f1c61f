package io.millrace.replay.app.command;

import io.millrace.feeds.core.definition.FormatKind;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.report.Catalogue;
import io.millrace.replay.app.report.JsonReports;
import io.millrace.replay.app.terminal.CatalogueText;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine.Command;

/** Lists the record formats that a feed may have. */
@Command(name = "formats", description = "Lists the record formats that a feed may have.")
public final class FormatsCommand extends Subcommand {
  /** Filled by the command line. */
  public FormatsCommand() {}

  @Override
  int execute(final Output output) {
    final Catalogue catalogue =
        new Catalogue(
            Map.of("formats", Formats.all().stream().map(FormatsCommand::entry).toList()));
    output.result(JsonReports.of(catalogue), style -> CatalogueText.of(catalogue, style));
    return Exit.DONE;
  }

  private static Catalogue.Entry entry(final FormatKind format) {
    return new Catalogue.Entry(
        format.label(),
        String.join(" ", new TreeSet<>(format.keys())),
        format.description(),
        format.reference());
  }
}
