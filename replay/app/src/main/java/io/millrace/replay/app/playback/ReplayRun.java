package io.millrace.replay.app.playback;

import io.millrace.engine.Engine;
import io.millrace.engine.tick.Decoder;
import io.millrace.replay.app.console.StopSignal;
import io.millrace.replay.app.option.Bound;
import io.millrace.replay.app.option.RangeOptions;
import io.millrace.replay.app.pipeline.PipelineFile;
import io.millrace.replay.app.pipeline.Speed;
import io.millrace.replay.app.report.RunReport;
import io.millrace.replay.app.session.InstrumentMemory;
import io.millrace.replay.app.session.RunReports;
import io.millrace.replay.app.session.Stages;
import io.millrace.replay.app.session.SystemClock;
import io.millrace.replay.app.signal.SignalsFile;
import io.millrace.replay.app.terminal.Progress;
import io.millrace.replay.journal.JournalDirectory;
import io.millrace.replay.journal.JournalEnd;
import io.millrace.replay.journal.JournalException;
import io.millrace.replay.journal.JournalReader;
import io.millrace.replay.journal.excerpt.ExcerptKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Replays a journal through the pipeline that wrote it or through another. Changes nothing in it.
 */
public final class ReplayRun {
  private final JournalDirectory directory;
  private final PipelineFile file;
  private final RangeOptions range;
  private final StopSignal stop;
  private final SystemClock clock = new SystemClock();

  /**
   * @param directory of the journal
   * @param file another pipeline; null for the one that wrote the journal
   * @param range which records
   * @param stop ends it early
   */
  public ReplayRun(
      final JournalDirectory directory,
      final PipelineFile file,
      final RangeOptions range,
      final StopSignal stop) {
    this.directory = directory;
    this.file = file == null ? Verification.kept(directory) : file;
    this.range = range;
    this.stop = stop;
  }

  /**
   * Replays.
   *
   * @param limit records at the most
   * @param speed of event time
   * @param signals file for the signals; null for none
   * @param progress is told of each batch
   * @return the report; damage stands among its cuts
   * @throws IOException where the signals cannot be written
   */
  public RunReport run(
      final long limit, final Speed speed, final Path signals, final Progress progress)
      throws IOException {
    final Stages stages = new Stages(file, range.instruments());
    return InstrumentMemory.guard(stages, "", () -> run(stages, limit, speed, signals, progress));
  }

  private RunReport run(
      final Stages stages,
      final long limit,
      final Speed speed,
      final Path signals,
      final Progress progress)
      throws IOException {
    refuseOtherFormat(stages);
    JournalContent.refuseNewer(directory, limit);
    stages.plan(stages.format().hasHeader() ? firstHeader() : null);
    final long startedNs = clock.nowNs();
    final Engine engine;
    final JournalEnd end;
    try (SignalsFile listener = SignalsFile.create(signals)) {
      engine = stages.engine(listener.listener(), this::ranged, clock).start();
      end = replay(engine, stages, limit, speed, progress);
    }
    final double elapsedSeconds = (clock.nowNs() - startedNs) / 1e9;
    final List<String> cuts =
        end == null || end.damage() == null ? List.of() : List.of(end.damage().describe());
    return RunReports.of(
        engine,
        elapsedSeconds,
        OptionalLong.empty(),
        cuts,
        sequence -> null,
        directory.path().toString(),
        stages.instrumentBytes());
  }

  private JournalEnd replay(
      final Engine engine,
      final Stages stages,
      final long limit,
      final Speed speed,
      final Progress progress) {
    try (engine;
        JournalReader reader = directory.reader()) {
      final JournalReplay replay = new JournalReplay(engine, clock, stop, progress);
      replay.limit(Math.min(limit, bound(range.to(), Bound.Kind.SEQUENCE, Long.MAX_VALUE)));
      if (!speed.isMax()) {
        replay.pacer(new ReplayPacer(stages.timesDecoder(), speed.factor(), clock, stop));
      }
      return replay.run(reader);
    }
  }

  private void refuseOtherFormat(final Stages stages) {
    final Stages kept = new Stages(Verification.kept(directory), List.of());
    if (kept.feed().format() != stages.feed().format()) {
      throw new JournalException(
          "the records of "
              + directory.path()
              + " are of format "
              + kept.feed().format().label()
              + ", those of "
              + file.name()
              + " of format "
              + stages.feed().format().label());
    }
  }

  private String firstHeader() {
    try (JournalReader reader = directory.reader()) {
      while (reader.next()) {
        if (reader.kind() == ExcerptKind.SOURCE && reader.source().header() != null) {
          return reader.source().header();
        }
      }
      return null;
    }
  }

  private Decoder ranged(final Decoder decoder) {
    if (range.from() == null && range.to() == null) {
      return decoder;
    }
    final boolean received = range.by() == RangeOptions.By.RECEIVED;
    final long fromNs = bound(range.from(), Bound.Kind.TIME, Long.MIN_VALUE);
    final long toNs = bound(range.to(), Bound.Kind.TIME, Long.MAX_VALUE);
    final long from = bound(range.from(), Bound.Kind.SEQUENCE, 0);
    final long to = bound(range.to(), Bound.Kind.SEQUENCE, Long.MAX_VALUE);
    return received
        ? new RangeDecoder(
            decoder,
            Math.max(from, fromNs == Long.MIN_VALUE ? 0 : firstReceivedFrom(fromNs)),
            Math.min(to, toNs == Long.MAX_VALUE ? to : firstReceivedFrom(toNs)),
            Long.MIN_VALUE,
            Long.MAX_VALUE)
        : new RangeDecoder(decoder, from, to, fromNs, toNs);
  }

  private static long bound(final Bound bound, final Bound.Kind kind, final long defaultValue) {
    return bound == null || bound.kind() != kind ? defaultValue : bound.value();
  }

  /** Finds the first record that was received at a time or later. */
  private long firstReceivedFrom(final long timeNs) {
    try (JournalReader reader = directory.reader()) {
      while (reader.next()) {
        if (reader.kind() == ExcerptKind.RECORDS) {
          for (int i = 0; i < reader.count(); i++) {
            if (reader.receivedNs(i) >= timeNs) {
              return reader.firstSequence() + i;
            }
          }
        }
      }
      return Long.MAX_VALUE;
    }
  }
}
