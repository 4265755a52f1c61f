package io.millrace.replay.app.command;

import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.console.StopSignal;
import io.millrace.replay.app.option.CountConverter;
import io.millrace.replay.app.option.RangeOptions;
import io.millrace.replay.app.playback.Inspection;
import io.millrace.replay.app.report.JournalReport;
import io.millrace.replay.app.report.JsonReports;
import io.millrace.replay.app.terminal.JournalReportText;
import io.millrace.replay.journal.JournalDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the records of a journal. */
@Command(name = "inspect", description = "Shows the records of a journal.")
public final class InspectCommand extends Subcommand {
  private final StopSignal stop;

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

  /**
   * @param stop says when to stop
   */
  public InspectCommand(final StopSignal stop) {
    this.stop = stop;
  }

  @Override
  int execute(final Output output) {
    range.check();
    try (JournalDirectory directory = JournalDirectory.open(journal)) {
      final JournalReport report = new Inspection(directory, range, stop).run(limit);
      if (stop.isRequested()) {
        output.say("inspect: stopped before its end, so that nothing is known");
        return Exit.INTERRUPTED;
      }
      output.result(
          JsonReports.of(report), style -> JournalReportText.of(journal.toString(), report, style));
      return report.damage() == null ? Exit.DONE : Exit.NO;
    }
  }
}
