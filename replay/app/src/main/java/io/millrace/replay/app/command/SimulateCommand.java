package io.millrace.replay.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.feeds.core.simulator.SimulatedFeed;
import io.millrace.feeds.core.simulator.SimulatedFile;
import io.millrace.replay.app.console.Exit;
import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.console.StopSignal;
import io.millrace.replay.app.option.SessionOptions;
import io.millrace.replay.app.report.JsonReports;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes a simulated exchange session. */
@Command(
    name = "simulate",
    description = "Writes a seeded exchange session as ITCH 5.0 bytes, for tests and load.")
public final class SimulateCommand extends Subcommand {
  private final StopSignal stop;

  @Parameters(
      index = "0",
      paramLabel = "OUT",
      description = "file to be written; compressed where the name ends in .gz")
  private Path out;

  @Mixin private SessionOptions session;

  /**
   * @param stop says when to stop
   */
  public SimulateCommand(final StopSignal stop) {
    this.stop = stop;
  }

  @Override
  int execute(final Output output) throws IOException {
    final long bytes;
    try (OutputStream file = Files.newOutputStream(out);
        OutputStream to = out.toString().endsWith(".gz") ? new GZIPOutputStream(file) : file) {
      bytes = SimulatedFile.write(session.exchange(), new Stoppable(to));
    } catch (final InterruptedIOException stopped) {
      output.say(out + ": holds what was written before the stop");
      return Exit.INTERRUPTED;
    }
    final ObjectNode json = JsonReports.object();
    json.put("file", out.toString());
    json.put("messages", session.messages());
    json.put("instruments", session.instruments());
    json.put("seed", session.seed());
    json.put("bytes", bytes);
    json.put("date", SimulatedFeed.DATE.toString());
    output.result(json, style -> text(bytes));
    return Exit.DONE;
  }

  private String text(final long bytes) {
    return String.format(
        Locale.ROOT,
        "%s: %,d messages of %d instruments on %s, %,d bytes before compression, seed %d%n",
        out,
        session.messages(),
        session.instruments(),
        SimulatedFeed.DATE,
        bytes,
        session.seed());
  }

  /** Takes whole messages until the stop. */
  private final class Stoppable extends FilterOutputStream {
    Stoppable(final OutputStream to) {
      super(to);
    }

    @Override
    public void write(final byte[] bytes, final int offset, final int length) throws IOException {
      if (stop.isRequested()) {
        throw new InterruptedIOException("stopped");
      }
      out.write(bytes, offset, length);
    }
  }
}
