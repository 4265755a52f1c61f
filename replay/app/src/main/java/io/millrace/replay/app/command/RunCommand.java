package io.millrace.replay.app.command;

import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.console.StopSignal;
import io.millrace.replay.app.live.LiveOptions;
import io.millrace.replay.app.live.LiveRun;
import io.millrace.replay.app.option.CountConverter;
import io.millrace.replay.app.option.SpeedConverter;
import io.millrace.replay.app.pipeline.PipelineFile;
import io.millrace.replay.app.pipeline.Speed;
import io.millrace.replay.app.report.JsonReports;
import io.millrace.replay.app.report.RunReport;
import io.millrace.replay.app.terminal.RunReportText;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a pipeline over its feed. */
@Command(name = "run", description = "Runs a pipeline: feed, journal, features, models, alerts.")
public final class RunCommand extends Subcommand {
  private final StopSignal stop;

  @Parameters(index = "0", paramLabel = "PIPELINE.yaml", description = "what is to be computed")
  private Path pipeline;

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description = "keeps the records here, whatever the pipeline says")
  private Path journal;

  @Option(
      names = "--fresh",
      description = "begins a new journal where one of another pipeline stands")
  private boolean fresh;

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
      description = "how fast recorded event time passes (max)")
  private Speed speed;

  @Option(
      names = "--signals",
      paramLabel = "FILE",
      description = "writes predictions and alerts, one JSON object a line")
  private Path signals;

  @Option(
      names = "--max-malformed",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "stops, with exit code 1, at more than N malformed records")
  private Long maxMalformed;

  /**
   * @param stop says when to stop
   */
  public RunCommand(final StopSignal stop) {
    this.stop = stop;
  }

  @Override
  int execute(final Output output) throws IOException {
    final PipelineFile file = PipelineFile.read(pipeline);
    file.pipeline().notices().forEach(output::say);
    final LiveOptions options =
        new LiveOptions(
            journal,
            fresh,
            limit == null ? Long.MAX_VALUE : limit,
            speed,
            signals,
            maxMalformed == null ? Long.MAX_VALUE : maxMalformed);
    final LiveRun run = new LiveRun(file, options, stop, output);
    final RunReport report = run.run(System.in);
    if (report == null) {
      output.say("run: stopped before the header line; nothing was read");
      return Exit.INTERRUPTED;
    }
    output.result(
        JsonReports.of(report), style -> RunReportText.of("run of " + file.name(), report, style));
    if (report.wasCut() || run.metFailureLimit(report)) {
      return Exit.NO;
    }
    return run.hadSourceWithoutRecords() ? Exit.USAGE : Exit.DONE;
  }
}
