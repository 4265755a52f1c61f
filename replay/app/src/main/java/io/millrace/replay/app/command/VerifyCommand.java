package io.millrace.replay.app.command;

import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.console.StopSignal;
import io.millrace.replay.app.playback.Verification;
import io.millrace.replay.app.report.JsonReports;
import io.millrace.replay.app.report.VerifyReport;
import io.millrace.replay.app.terminal.Progress;
import io.millrace.replay.app.terminal.VerifyReportText;
import io.millrace.replay.journal.DamagedFileException;
import io.millrace.replay.journal.JournalDirectory;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays a journal and compares every checkpoint. */
@Command(
    name = "verify",
    description = "Replays a journal and compares every checkpoint; exit code 1 where one differs.")
public final class VerifyCommand extends Subcommand {
  private final StopSignal stop;

  @Parameters(index = "0", paramLabel = "JOURNAL", description = "directory of a journal")
  private Path journal;

  @Option(
      names = "--signals",
      paramLabel = "FILE",
      description = "compares with the signals in it (the file that the journal names)")
  private Path signals;

  /**
   * @param stop says when to stop
   */
  public VerifyCommand(final StopSignal stop) {
    this.stop = stop;
  }

  @Override
  int execute(final Output output) throws IOException {
    final VerifyReport report = verify(output);
    if (stop.isRequested()) {
      output.say("verify: stopped before its end, so that nothing is known");
      return Exit.INTERRUPTED;
    }
    output.result(
        JsonReports.of(report), style -> VerifyReportText.of(journal.toString(), report, style));
    return report.equal() ? Exit.DONE : Exit.NO;
  }

  private VerifyReport verify(final Output output) throws IOException {
    try (JournalDirectory directory = JournalDirectory.open(journal);
        Progress progress = output.progress("verify", -1)) {
      return new Verification(directory, signals, stop).run(progress);
    } catch (final DamagedFileException damaged) {
      return Verification.ofDamaged(journal, damaged);
    }
  }
}
