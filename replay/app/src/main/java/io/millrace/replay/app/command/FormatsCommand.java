package io.millrace.replay.app.command;

import io.millrace.feeds.core.definition.FormatKind;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.console.UsageException;
import io.millrace.replay.app.report.Catalogue;
import io.millrace.replay.app.report.DetectionReport;
import io.millrace.replay.app.report.JsonReports;
import io.millrace.replay.app.session.DetectedFeed;
import io.millrace.replay.app.terminal.CatalogueText;
import io.millrace.replay.app.terminal.DetectionText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the record formats that a feed may have, or detects the feed of a file. */
@Command(
    name = "formats",
    description = {
      "Lists the record formats that a feed may have.",
      "With --detect: prints the feed that reads a file, and its first five ticks."
    })
public final class FormatsCommand extends Subcommand {
  @Option(
      names = "--detect",
      paramLabel = "FILE",
      description = "a file to look at, an archive, a folder, or - for standard input")
  private String detect;

  /** Filled by the command line. */
  public FormatsCommand() {}

  @Override
  int execute(final Output output) throws IOException {
    if (detect != null) {
      return detect(output);
    }
    final Catalogue catalogue =
        new Catalogue(
            Map.of("formats", Formats.all().stream().map(FormatsCommand::entry).toList()));
    output.result(JsonReports.of(catalogue), style -> CatalogueText.of(catalogue, style));
    return Exit.DONE;
  }

  private int detect(final Output output) throws IOException {
    final DetectionReport report;
    try {
      report = new DetectedFeed(Path.of("").toAbsolutePath()).of(detect, System.in);
    } catch (final DefinitionException notDetected) {
      throw new UsageException(notDetected.getMessage());
    }
    output.result(report.json(), style -> DetectionText.of(report));
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
