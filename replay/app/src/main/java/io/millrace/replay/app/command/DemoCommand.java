package io.millrace.replay.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.feeds.core.simulator.SimulatedFeed;
import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.console.StopSignal;
import io.millrace.replay.app.console.UsageException;
import io.millrace.replay.app.live.LiveOptions;
import io.millrace.replay.app.live.LiveRun;
import io.millrace.replay.app.option.SessionOptions;
import io.millrace.replay.app.pipeline.PipelineFile;
import io.millrace.replay.app.playback.Verification;
import io.millrace.replay.app.report.JsonReports;
import io.millrace.replay.app.report.RunReport;
import io.millrace.replay.app.report.VerifyReport;
import io.millrace.replay.app.session.SystemClock;
import io.millrace.replay.app.terminal.Progress;
import io.millrace.replay.app.terminal.RunReportText;
import io.millrace.replay.app.terminal.VerifyReportText;
import io.millrace.replay.journal.JournalDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the whole way on a simulated exchange. */
@Command(
    name = "demo",
    description =
        "Runs a simulated exchange through journal, features, models and alerts, then replays its"
            + " own journal and verifies it.")
public final class DemoCommand extends Subcommand {
  private static final String PIPELINE = "demo.yaml";

  private final StopSignal stop;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "works in this directory and leaves it; else a temporary one is removed")
  private Path keep;

  @Mixin private SessionOptions session;

  /**
   * @param stop says when to stop
   */
  public DemoCommand(final StopSignal stop) {
    this.stop = stop;
  }

  @Override
  int execute(final Output output) throws IOException {
    if (keep != null) {
      if (Files.exists(keep.resolve("journal"))) {
        throw new UsageException(keep.resolve("journal") + ": is there already");
      }
      return demo(Files.createDirectories(keep), output);
    }
    final Path directory = Files.createTempDirectory("millrace-demo");
    try {
      return demo(directory, output);
    } finally {
      remove(directory);
    }
  }

  private int demo(final Path directory, final Output output) throws IOException {
    final Path path = directory.resolve(PIPELINE);
    try (InputStream in = DemoCommand.class.getResourceAsStream(PIPELINE)) {
      Files.write(path, in.readAllBytes());
    }
    final PipelineFile file = PipelineFile.read(path);
    final LiveOptions options =
        new LiveOptions(null, false, Long.MAX_VALUE, null, null, Long.MAX_VALUE);
    final RunReport report =
        new LiveRun(file, options, stop, output)
            .run(progress -> new SimulatedFeed(session.exchange(), new SystemClock(), 0));
    final Path journal = directory.resolve("journal");
    if (stop.isRequested()) {
      final ObjectNode json = JsonReports.of(report);
      json.putNull("verify");
      output.result(json, style -> RunReportText.of("demo: a simulated exchange", report, style));
      return Exit.INTERRUPTED;
    }
    final VerifyReport verified;
    try (JournalDirectory opened = JournalDirectory.open(journal);
        Progress progress = output.progress("verify", report.totals().events())) {
      verified = new Verification(opened, null, stop).run(progress);
    }
    final ObjectNode json = JsonReports.of(report);
    json.set("verify", JsonReports.of(verified));
    output.result(
        json,
        style ->
            RunReportText.of("demo: a simulated exchange", report, style)
                + VerifyReportText.of(journal.toString(), verified, style));
    return verified.equal() && report.totals().malformed() == 0 ? Exit.DONE : Exit.NO;
  }

  private static void remove(final Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(final Path visited, final IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
