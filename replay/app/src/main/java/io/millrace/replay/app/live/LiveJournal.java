package io.millrace.replay.app.live;

import io.millrace.engine.Engine;
import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.NanoClock;
import io.millrace.feeds.core.SourceProgress;
import io.millrace.replay.app.console.StopSignal;
import io.millrace.replay.app.console.UsageException;
import io.millrace.replay.app.pipeline.PipelineFile;
import io.millrace.replay.app.playback.Comparison;
import io.millrace.replay.app.playback.JournalContent;
import io.millrace.replay.app.playback.JournalReplay;
import io.millrace.replay.app.report.VerifyReport.Difference;
import io.millrace.replay.app.terminal.Progress;
import io.millrace.replay.journal.ChronicleJournal;
import io.millrace.replay.journal.JournalDirectory;
import io.millrace.replay.journal.JournalException;
import io.millrace.replay.journal.JournalReader;
import java.nio.file.Path;
import java.util.List;

/**
 * The journal of a live run: created, or recovered where an earlier process left it. Holds the
 * directory's lock until it is closed.
 */
final class LiveJournal implements AutoCloseable {
  private final JournalDirectory directory;
  private final JournalContent content;
  private final NanoClock clock;
  private ChronicleJournal journal;

  private LiveJournal(final JournalDirectory directory, final NanoClock clock) {
    this.directory = directory;
    this.clock = clock;
    this.content = JournalContent.of(directory);
    if (content.end().damage() != null) {
      throw new JournalException(
          "damaged journal: "
              + content.end().damage().describe()
              + "; --fresh begins a new one and keeps this");
    }
  }

  /**
   * Begins a journal.
   *
   * @param path of the directory
   * @param fresh whether a journal that is there is set aside first
   * @param file the pipeline
   */
  static LiveJournal create(
      final Path path, final boolean fresh, final PipelineFile file, final NanoClock clock) {
    if (fresh) {
      JournalDirectory.setAside(path);
    }
    return guarded(JournalDirectory.create(path, file.bytes(), file.canonicalDigest()), clock);
  }

  /**
   * Recovers a journal.
   *
   * @param path of the directory
   * @param file the pipeline, which must be the one that wrote the journal
   */
  static LiveJournal open(final Path path, final PipelineFile file, final NanoClock clock) {
    final JournalDirectory directory = JournalDirectory.openForAppend(path);
    if (!directory.pipelineDigest().equals(file.canonicalDigest())) {
      directory.close();
      throw new UsageException(
          path
              + ": holds the journal of another pipeline than "
              + file.name()
              + "; --fresh sets it aside and begins a new one");
    }
    return guarded(directory, clock);
  }

  private static LiveJournal guarded(final JournalDirectory directory, final NanoClock clock) {
    boolean opened = false;
    try {
      final LiveJournal journal = new LiveJournal(directory, clock);
      opened = true;
      return journal;
    } finally {
      if (!opened) {
        directory.close();
      }
    }
  }

  /** Returns how far each source was journaled. */
  List<SourceProgress> progress() {
    return content.end().sources();
  }

  /** Returns how many records it held when it was opened. */
  long records() {
    return content.end().nextSequence();
  }

  /** Returns the state versions of the builds that wrote it, but this build's. */
  List<Integer> olderVersions() {
    return content.olderVersions();
  }

  /** Returns whether it held the natural end of the feed as its last. */
  boolean ended() {
    return content.end().ended();
  }

  Path path() {
    return directory.path();
  }

  /**
   * Rebuilds an engine from what is journaled, compares it with the journal's checkpoints, and has
   * it journal from then on.
   *
   * @param taken where the engine's checkpoints are put
   * @param signals file that the run keeps its signals in, so that they can be verified; may be
   *     null
   * @return how the checkpoints compare; null where it was not rebuilt, after a stop
   */
  Comparison recover(
      final Engine engine,
      final List<Checkpoint> taken,
      final Path signals,
      final StopSignal stop,
      final Progress progress) {
    final Comparison checkpoints;
    try (JournalReader reader = directory.reader()) {
      // With nothing to rebuild a stop need not wait for anything, and finds a journal to end.
      final StopSignal early = records() == 0 ? new StopSignal() : stop;
      final JournalReplay replay = new JournalReplay(engine, clock, early, progress);
      replay.digestAt(content.checkpoints());
      if (replay.run(reader) == null) {
        return null;
      }
      engine.report();
      checkpoints = Comparison.of(replay.asked(), askedFor(taken));
      final Difference difference = checkpoints.first();
      if (difference != null) {
        throw new JournalException(
            path()
                + ": rebuilding gives another state than was journaled, first between records "
                + difference.from()
                + " and "
                + difference.to()
                + " in "
                + difference.parts()
                + "; --fresh sets the journal aside and begins a new one");
      }
    }
    journal = directory.append(content.end(), clock);
    if (signals != null) {
      journal.appendCommand(
          content.end().nextSequence(), JournalContent.SIGNALS + signals.toAbsolutePath());
    }
    engine.journalFromNow(journal);
    return checkpoints;
  }

  /** Leaves out the digests that the engine took at its own distance. */
  private static List<Checkpoint> askedFor(final List<Checkpoint> taken) {
    return List.copyOf(taken).stream().filter(Checkpoint::last).toList();
  }

  @Override
  public void close() {
    if (journal != null) {
      journal.close();
    } else {
      directory.close();
    }
  }
}
