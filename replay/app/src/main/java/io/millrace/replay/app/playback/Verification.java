package io.millrace.replay.app.playback;

import io.millrace.engine.Engine;
import io.millrace.engine.MarketEngine;
import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.Source;
import io.millrace.engine.record.StateVersion;
import io.millrace.engine.signal.SignalListener;
import io.millrace.replay.app.console.StopSignal;
import io.millrace.replay.app.pipeline.PipelineFile;
import io.millrace.replay.app.report.VerifyReport;
import io.millrace.replay.app.report.VerifyReport.Difference;
import io.millrace.replay.app.report.VerifyReport.OlderState;
import io.millrace.replay.app.session.InstrumentMemory;
import io.millrace.replay.app.session.Stages;
import io.millrace.replay.app.session.SystemClock;
import io.millrace.replay.app.signal.SignalsComparison;
import io.millrace.replay.app.signal.SignalsComparison.Found;
import io.millrace.replay.app.terminal.Progress;
import io.millrace.replay.journal.DamagedFileException;
import io.millrace.replay.journal.JournalDirectory;
import io.millrace.replay.journal.JournalEnd;
import io.millrace.replay.journal.JournalException;
import io.millrace.replay.journal.JournalReader;
import io.millrace.replay.journal.excerpt.ExcerptKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Replays a journal and compares every checkpoint in it. Changes nothing in its directory. */
public final class Verification {
  private final JournalDirectory directory;
  private final Path signals;
  private final StopSignal stop;

  /**
   * @param directory of the journal
   * @param signals file of the signals that were kept; null for the one that the journal names, if
   *     it is still there
   * @param stop ends it early
   */
  public Verification(final JournalDirectory directory, final Path signals, final StopSignal stop) {
    this.directory = directory;
    this.signals = signals;
    this.stop = stop;
  }

  /**
   * Replays the good prefix of the journal.
   *
   * @param progress is told of each batch
   * @return what was found
   * @throws IOException where the file of signals cannot be read
   */
  public VerifyReport run(final Progress progress) throws IOException {
    final JournalContent content = JournalContent.of(directory);
    final Path kept = signals != null ? signals : content.signals();
    if (kept == null || (signals == null && !Files.isRegularFile(kept))) {
      return report(content, replay(content, SignalListener.NONE, progress), null);
    }
    try (SignalsComparison comparison = new SignalsComparison(kept, content.olderUntil())) {
      final Replayed replayed = replay(content, comparison, progress);
      if (content.end().damage() == null) {
        comparison.finish();
      }
      return report(content, replayed, comparison);
    }
  }

  /** What the replay gave, and the journal's checkpoints in the order in which it met them. */
  private record Replayed(long events, List<Checkpoint> asked, List<Checkpoint> taken) {}

  private Replayed replay(
      final JournalContent content, final SignalListener listener, final Progress progress)
      throws IOException {
    final Stages stages = new Stages(kept(directory), List.of());
    return InstrumentMemory.guard(stages, "", () -> replay(stages, content, listener, progress));
  }

  private Replayed replay(
      final Stages stages,
      final JournalContent content,
      final SignalListener listener,
      final Progress progress) {
    stages.plan(content.header());
    final List<Checkpoint> taken = new ArrayList<>();
    final Engine engine =
        stages
            .engine(listener, decoder -> decoder, new SystemClock())
            .checkpoints(taken::add, Long.MAX_VALUE)
            .start();
    try (engine;
        JournalReader reader = directory.reader()) {
      final JournalReplay replay = new JournalReplay(engine, new SystemClock(), stop, progress);
      replay.digestAt(content.checkpoints());
      replay.run(reader);
      // What the engine thread has taken is known once the engine is closed.
      return new Replayed(engine.nextSequence(), replay.asked(), taken);
    }
  }

  /**
   * Says how far the records of a journal are whole that cannot be replayed, because what stands
   * beside them is damaged.
   *
   * @param path of the journal
   * @param damaged what is
   * @return a report that is not equal
   */
  public static VerifyReport ofDamaged(final Path path, final DamagedFileException damaged) {
    final JournalEnd end = JournalDirectory.endOfRecords(path);
    final long good = end.nextSequence();
    final String records = end.damage() == null ? "" : "; " + end.damage().describe();
    return new VerifyReport(
        good,
        0,
        false,
        false,
        new Difference(0, good, List.of(), OptionalLong.of(good), null),
        damaged.with(end).describe() + records,
        null);
  }

  private static VerifyReport report(
      final JournalContent content, final Replayed replayed, final SignalsComparison signals) {
    final JournalEnd end = content.end();
    final Comparison checkpoints = Comparison.of(replayed.asked(), replayed.taken());
    final String damage = end.damage() == null ? null : end.damage().describe();
    Difference difference = checkpoints.first();
    if (difference == null && damage != null) {
      difference = ofDamage(replayed.asked(), end.nextSequence());
    }
    if (difference == null && signals != null) {
      difference = ofSignals(signals, checkpoints);
    }
    return new VerifyReport(
        replayed.events(),
        replayed.asked().size(),
        difference == null,
        end.complete(),
        difference,
        damage,
        content.olderVersions().isEmpty() ? null : older(content, checkpoints, signals));
  }

  private static Difference ofDamage(final List<Checkpoint> asked, final long good) {
    final long from = asked.isEmpty() ? 0 : asked.get(asked.size() - 1).sequence();
    return new Difference(from, good, List.of(), OptionalLong.of(good), null);
  }

  /** What an older build has published counts as far as its outputs are known to be the same. */
  private static Difference ofSignals(
      final SignalsComparison signals, final Comparison checkpoints) {
    final Found older = signals.older();
    final Found found =
        older != null && older.sequence() < checkpoints.olderEqualUntil() ? older : signals.first();
    return found == null
        ? null
        : new Difference(
            found.sequence(),
            found.sequence(),
            List.of(),
            OptionalLong.of(found.sequence()),
            found.field());
  }

  private static OlderState older(
      final JournalContent content, final Comparison checkpoints, final SignalsComparison signals) {
    return new OlderState(
        content.olderVersions(),
        StateVersion.CURRENT,
        checkpoints.inFull(),
        checkpoints.byOutputs(),
        checkpoints.notComparable(),
        signals == null || signals.older() == null
            ? OptionalLong.empty()
            : OptionalLong.of(content.olderUntil()));
  }

  /**
   * @param directory of a journal
   * @return the pipeline that wrote it
   * @throws JournalException where a program wrote it that embeds the engine: what it keeps in
   *     place of a pipeline is its own affair
   */
  static PipelineFile kept(final JournalDirectory directory) {
    final byte[] text = directory.pipelineText();
    final Source first = firstSource(directory);
    if (first != null && first.name().equals(MarketEngine.SOURCE_NAME)) {
      throw new JournalException(
          directory.path()
              + ": the journal of a program that embeds the engine; only journals of 'millrace run'"
              + " can be replayed, verified or inspected");
    }
    return PipelineFile.of(
        directory.path().resolve("pipeline.yaml").toString(), directory.path(), text);
  }

  /** Stands before all records; null where there is none. */
  private static Source firstSource(final JournalDirectory directory) {
    try (JournalReader reader = directory.reader()) {
      while (reader.next() && reader.kind() != ExcerptKind.RECORDS) {
        if (reader.kind() == ExcerptKind.SOURCE) {
          return reader.source();
        }
      }
      return null;
    }
  }
}
