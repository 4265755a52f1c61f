package io.millrace.replay.app.playback;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.replay.app.console.StopSignal;
import io.millrace.replay.app.console.UsageException;
import io.millrace.replay.app.option.Bound;
import io.millrace.replay.app.option.RangeOptions;
import io.millrace.replay.app.report.JournalReport;
import io.millrace.replay.app.report.JournalReport.RecordLine;
import io.millrace.replay.app.report.JournalReport.SourceLine;
import io.millrace.replay.app.session.Stages;
import io.millrace.replay.journal.JournalDirectory;
import io.millrace.replay.journal.JournalEnd;
import io.millrace.replay.journal.JournalReader;
import java.util.ArrayList;
import java.util.List;

/** Looks at a journal: what it holds, and the first records of a range. */
public final class Inspection {
  private static final int SHOWN_BYTES = 256;

  private final JournalDirectory directory;
  private final RangeOptions range;
  private final StopSignal stop;
  private final Decoder times;
  private final List<RecordLine> lines = new ArrayList<>();

  /**
   * @param directory of the journal
   * @param range of the records to show
   * @param stop ends it early
   */
  public Inspection(
      final JournalDirectory directory, final RangeOptions range, final StopSignal stop) {
    if (!range.instruments().isEmpty()) {
      throw new UsageException("--instrument: inspect shows the records of all instruments");
    }
    this.directory = directory;
    this.range = range;
    this.stop = stop;
    times =
        new Stages(Verification.kept(directory), List.of())
            .format()
            .decoder(new Schema(List.of()), new Instruments(List.of()), new InstrumentCounters());
  }

  /**
   * Reads the whole journal.
   *
   * @param limit records to show at the most
   * @return what was found; null after a stop
   */
  public JournalReport run(final long limit) {
    long checkpoints = 0;
    try (JournalReader reader = directory.reader()) {
      while (reader.next()) {
        if (stop.isRequested()) {
          return null;
        }
        switch (reader.kind()) {
          case SOURCE:
            times.source(reader.source());
            break;
          case CHECKPOINT:
            checkpoints++;
            break;
          case RECORDS:
            show(reader, limit);
            break;
          default:
        }
      }
      return report(reader.end(), checkpoints);
    }
  }

  private void show(final JournalReader reader, final long limit) {
    for (int i = 0; i < reader.count() && lines.size() < limit; i++) {
      final long sequence = reader.firstSequence() + i;
      final long eventNs =
          times.timeNs(
              reader.bytes(), reader.offset(i), reader.length(i), reader.sourceNumber(), sequence);
      final boolean byReceived = range.by() == RangeOptions.By.RECEIVED;
      if (isIn(sequence, byReceived ? reader.receivedNs(i) : eventNs)) {
        lines.add(
            new RecordLine(
                sequence,
                reader.sourceNumber(),
                reader.receivedNs(i),
                eventNs,
                reader.length(i),
                text(reader.bytes(), reader.offset(i), reader.length(i))));
      }
    }
  }

  private boolean isIn(final long sequence, final long timeNs) {
    return (range.from() == null || value(range.from(), sequence, timeNs) >= range.from().value())
        && (range.to() == null || value(range.to(), sequence, timeNs) < range.to().value());
  }

  private static long value(final Bound bound, final long sequence, final long timeNs) {
    return bound.kind() == Bound.Kind.SEQUENCE ? sequence : timeNs;
  }

  private static String text(final byte[] bytes, final int offset, final int length) {
    final StringBuilder text = new StringBuilder();
    for (int i = offset; i < offset + Math.min(length, SHOWN_BYTES); i++) {
      if (bytes[i] >= ' ' && bytes[i] <= '~' && bytes[i] != '\\') {
        text.append((char) bytes[i]);
      } else {
        text.append(String.format("\\x%02x", bytes[i]));
      }
    }
    return length > SHOWN_BYTES ? text + "..." : text.toString();
  }

  private JournalReport report(final JournalEnd end, final long checkpoints) {
    final List<SourceLine> sources =
        end.sources().stream()
            .map(
                progress -> {
                  final Source source = progress.source();
                  return new SourceLine(
                      source.number(),
                      source.name(),
                      source.instrument(),
                      source.date() == null ? null : source.date().toString(),
                      progress.records());
                })
            .toList();
    return new JournalReport(
        end.nextSequence(),
        checkpoints,
        end.incarnations(),
        end.complete(),
        end.ended(),
        directory.pipelineDigest(),
        sources,
        lines,
        end.damage() == null ? null : end.damage().describe());
  }
}
