package io.millrace.replay.app.command;

import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.console.StopSignal;
import io.millrace.replay.app.option.CountConverter;
import io.millrace.replay.app.option.RangeOptions;
import io.millrace.replay.app.option.SpeedConverter;
import io.millrace.replay.app.pipeline.PipelineFile;
import io.millrace.replay.app.pipeline.Speed;
import io.millrace.replay.app.playback.ReplayRun;
import io.millrace.replay.app.report.JsonReports;
import io.millrace.replay.app.report.RunReport;
import io.millrace.replay.app.terminal.Progress;
import io.millrace.replay.app.terminal.RunReportText;
import io.millrace.replay.journal.JournalDirectory;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays a journal. */
@Command(
    name = "replay",
    description = "Replays a journal through the pipeline that wrote it, or through another.")
public final class ReplayCommand extends Subcommand {
  private final StopSignal stop;

  @Parameters(index = "0", paramLabel = "JOURNAL", description = "directory of a journal")
  private Path journal;

  @Option(
      names = "--pipeline",
      paramLabel = "FILE",
      description = "computes this instead of what was computed live")
  private Path pipeline;

  @Mixin private RangeOptions range;

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "stops after N records")
  private Long limit;

  @Option(
      names = "--speed",
      paramLabel = "max|1x|10x",
      converter = SpeedConverter.class,
      defaultValue = "max",
      description = "how fast event time passes (max)")
  private Speed speed;

  @Option(
      names = "--signals",
      paramLabel = "FILE",
      description = "writes predictions and alerts, one JSON object a line")
  private Path signals;

  /**
   * @param stop says when to stop
   */
  public ReplayCommand(final StopSignal stop) {
    this.stop = stop;
  }

  @Override
  int execute(final Output output) throws IOException {
    range.check();
    PipelineFile other = null;
    if (pipeline != null) {
      other = PipelineFile.read(pipeline);
      other.pipeline().notices().forEach(output::say);
    }
    final RunReport report = replay(other, output);
    if (!range.instruments().isEmpty() && report.totals().instruments() == 0) {
      output.say("--instrument: no tick of " + String.join(" ", range.instruments()) + " is in it");
    }
    output.result(
        JsonReports.of(report), style -> RunReportText.of("replay of " + journal, report, style));
    return report.wasCut() ? Exit.NO : Exit.DONE;
  }

  private RunReport replay(final PipelineFile other, final Output output) throws IOException {
    try (JournalDirectory directory = JournalDirectory.open(journal);
        Progress progress = output.progress("replay", -1)) {
      return new ReplayRun(directory, other, range, stop)
          .run(limit == null ? Long.MAX_VALUE : limit, speed, signals, progress);
    }
  }
}
