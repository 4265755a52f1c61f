package io.millrace.replay.app.live;

import io.millrace.engine.Engine;
import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.StateVersion;
import io.millrace.feeds.core.Feed;
import io.millrace.feeds.core.SourceFile;
import io.millrace.feeds.core.SourceProgress;
import io.millrace.feeds.core.file.FileFeed;
import io.millrace.feeds.core.pace.Pace;
import io.millrace.feeds.core.pace.PacedFeed;
import io.millrace.replay.app.console.Output;
import io.millrace.replay.app.console.StopSignal;
import io.millrace.replay.app.pipeline.JournalSettings;
import io.millrace.replay.app.pipeline.PipelineFile;
import io.millrace.replay.app.pipeline.Speed;
import io.millrace.replay.app.playback.Comparison;
import io.millrace.replay.app.report.RunReport;
import io.millrace.replay.app.session.InstrumentMemory;
import io.millrace.replay.app.session.RunReports;
import io.millrace.replay.app.session.Stages;
import io.millrace.replay.app.session.SystemClock;
import io.millrace.replay.app.signal.SignalsFile;
import io.millrace.replay.app.terminal.Figures;
import io.millrace.replay.app.terminal.Progress;
import io.millrace.replay.journal.JournalDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** A live run: from a feed through the journal and the engine to a report. */
public final class LiveRun {
  private static final int MAX_RECORDS = 1_024;
  private static final int TARGET_BYTES = 1 << 16;

  private final Stages stages;
  private final LiveOptions options;
  private final StopSignal stop;
  private final Output output;
  private final SystemClock clock = new SystemClock();
  private final List<Checkpoint> taken = Collections.synchronizedList(new ArrayList<>());
  private Pace pace;
  private long published;
  private long firstOfFeed;
  private boolean limitMet;
  private boolean withoutRecords;

  /** Where the records of a live run come from. */
  @FunctionalInterface
  public interface FeedOpening {
    /**
     * @param progress how far each source was journaled
     * @return the feed, at its beginning
     * @throws IOException where it cannot be opened
     */
    Feed open(List<SourceProgress> progress) throws IOException;
  }

  /**
   * @param file the pipeline
   * @param options of the run
   * @param stop ends it early
   * @param output takes messages
   */
  public LiveRun(
      final PipelineFile file,
      final LiveOptions options,
      final StopSignal stop,
      final Output output) {
    this.stages = new Stages(file, List.of());
    this.options = options;
    this.stop = stop;
    this.output = output;
  }

  /**
   * Runs over the pipeline's own feed.
   *
   * @param standardInput the bytes of {@code -}
   * @return the report; null where a stop came before the header line, so that nothing began
   * @throws IOException where reading or writing fails
   */
  public RunReport run(final InputStream standardInput) throws IOException {
    final InputStream in = new StoppableInput(standardInput, stop);
    return run(progress -> FileFeed.open(stages.feed(), stages.format(), clock, in, progress));
  }

  /**
   * Runs over another feed of the pipeline's format.
   *
   * @param opening opens it
   * @return the report; null where a stop came before the header line, so that nothing began
   * @throws IOException where reading or writing fails
   */
  public RunReport run(final FeedOpening opening) throws IOException {
    final Path directory = journalDirectory();
    return InstrumentMemory.guard(stages, remedy(directory), () -> run(opening, directory));
  }

  private String remedy(final Path directory) {
    final String bound = ", max_instruments a lower bound than ";
    return bound
        + stages.settings().definition().maxInstruments()
        + (directory == null ? "" : "; with a larger heap the same command resumes " + directory);
  }

  private RunReport run(final FeedOpening opening, final Path directory) throws IOException {
    if (directory == null || options.fresh() || !JournalDirectory.holdsJournal(directory)) {
      return begin(opening, directory);
    }
    try (LiveJournal journal = LiveJournal.open(directory, stages.file(), clock);
        Feed feed = located(opening, journal.progress())) {
      return plan(feed) ? run(feed, journal) : null;
    }
  }

  /** Plans before a journal is made, so that a pipeline that is refused leaves none behind. */
  private RunReport begin(final FeedOpening opening, final Path directory) throws IOException {
    try (Feed feed = located(opening, List.of())) {
      if (!plan(feed)) {
        return null;
      }
      if (directory == null) {
        return run(feed, (LiveJournal) null);
      }
      try (LiveJournal journal =
          LiveJournal.create(directory, options.fresh(), stages.file(), clock)) {
        return run(feed, journal);
      }
    }
  }

  private Path journalDirectory() {
    return options.journal() != null ? options.journal() : stages.settings().journal().dir();
  }

  /** Returns whether there is a plan: false where a stop came before the header line. */
  private boolean plan(final Feed feed) throws IOException {
    final FileFeed files = feed instanceof FileFeed known ? known : null;
    try {
      stages.plan(files == null ? null : header(files));
    } catch (final InterruptedIOException stopped) {
      if (stop.isRequested()) {
        return false;
      }
      throw stopped;
    }
    if (files != null) {
      final String warning = stages.memoryWarning();
      if (warning != null) {
        output.say(warning);
      }
      stages
          .file()
          .located(
              () -> {
                files.use(stages.plan().schema());
                return files;
              });
    }
    return true;
  }

  private String header(final FileFeed files) throws IOException {
    if (stages.format().hasHeader()
        && stages.feed().paths().contains(SourceFile.STANDARD_INPUT)
        && stages.feed().header().isEmpty()) {
      output.say("waiting for the header line on standard input");
    }
    return files.firstHeader();
  }

  private RunReport run(final Feed feed, final LiveJournal journal) throws IOException {
    final boolean goesOn = journal != null && journal.records() > 0;
    final long startedNs = clock.nowNs();
    final Engine engine = run(feed, journal, goesOn);
    if (goesOn && published == 0) {
      output.say("nothing new: every record of the feed is in the journal");
    }
    feed.quietSources().forEach(output::say);
    feed.withoutRecords().forEach(output::say);
    withoutRecords = !feed.withoutRecords().isEmpty();
    return RunReports.of(
        engine,
        (clock.nowNs() - startedNs) / 1e9,
        goesOn ? OptionalLong.of(journal.records()) : OptionalLong.empty(),
        feed.cuts(),
        sequence -> feed.place(sequence - firstOfFeed),
        journal == null ? null : journal.path().toString(),
        stages.instrumentBytes());
  }

  private Feed located(final FeedOpening opening, final List<SourceProgress> before)
      throws IOException {
    final IOException[] failure = new IOException[1];
    final Feed feed =
        stages
            .file()
            .located(
                () -> {
                  try {
                    return opening.open(before);
                  } catch (final IOException cannotOpen) {
                    failure[0] = cannotOpen;
                    return null;
                  }
                });
    if (failure[0] != null) {
      throw failure[0];
    }
    return feed;
  }

  /** Returns the engine, drained and closed, with every signal in its file. */
  private Engine run(final Feed feed, final LiveJournal journal, final boolean goesOn)
      throws IOException {
    try (SignalsFile signals =
        goesOn ? SignalsFile.resume(options.signals()) : SignalsFile.create(options.signals())) {
      final Engine engine =
          stages
              .engine(signals.listener(), decoder -> decoder, clock)
              .checkpoints(this::took, stages.settings().definition().checkpointEvery())
              .start();
      try (engine;
          Progress progress = output.progress("run", -1)) {
        sayHow(engine, journal);
        if (journal == null || recover(engine, journal, progress)) {
          taken.clear();
          firstOfFeed = engine.nextSequence();
          pump(paced(feed, engine), engine, progress, journal != null && journal.ended());
        }
      }
      return engine;
    }
  }

  /** Returns whether the engine was rebuilt: false after a stop. */
  private boolean recover(final Engine engine, final LiveJournal journal, final Progress progress) {
    final Comparison checkpoints =
        journal.recover(engine, taken, options.signals(), stop, progress);
    if (checkpoints != null && !journal.olderVersions().isEmpty()) {
      output.say(
          "journal of state version "
              + Figures.list(journal.olderVersions())
              + ", this build has "
              + StateVersion.CURRENT
              + ": checkpoints compared in full="
              + checkpoints.inFull()
              + " by outputs alone="
              + checkpoints.byOutputs()
              + " not comparable="
              + checkpoints.notComparable());
    }
    return checkpoints != null;
  }

  private void took(final Checkpoint checkpoint) {
    taken.add(checkpoint);
  }

  private void sayHow(final Engine engine, final LiveJournal journal) {
    output.say(
        (journal == null
                ? "journal: none, records are not kept"
                : "journal: " + journal.path() + ", " + acknowledgement())
            + "; threads: "
            + engine.description());
  }

  private String acknowledgement() {
    return stages.settings().journal().ack() == JournalSettings.Ack.NONE
        ? "acknowledged at once, without a promise (none)"
        : "acknowledged once appended (process)";
  }

  private Feed paced(final Feed feed, final Engine engine) {
    final Speed speed = options.speed() != null ? options.speed() : stages.speed();
    if (speed.isMax()) {
      return feed;
    }
    pace = new Pace(speed.factor(), clock, this::park);
    return new PacedFeed(feed, stages.timesDecoder(), pace, clock, engine.nextSequence());
  }

  private void park(final long ns) {
    if (stop.isRequested()) {
      pace.stop();
    } else {
      LockSupport.parkNanos(ns);
    }
  }

  private void pump(
      final Feed feed, final Engine engine, final Progress progress, final boolean ended)
      throws IOException {
    final RecordBatch batch = new RecordBatch(MAX_RECORDS, TARGET_BYTES);
    while (!stop.isRequested() && published < options.limit() && !isOverMalformed(engine)) {
      final Feed.Poll found = poll(feed, batch);
      switch (found) {
        case SOURCE:
          engine.source(feed.source());
          break;
        case RECORDS:
          batch.keep((int) Math.min(batch.count(), options.limit() - published));
          engine.publish(batch);
          published += batch.count();
          progress.at(engine.nextSequence());
          break;
        case END:
          if (isNaturalEnd(feed) && (!ended || published > 0)) {
            engine.end();
          }
          return;
        default:
      }
    }
  }

  /** Once a file of something else is replaced, the run resumes as after a cut. */
  private static boolean isNaturalEnd(final Feed feed) {
    return feed.cuts().isEmpty() && feed.withoutRecords().isEmpty();
  }

  private Feed.Poll poll(final Feed feed, final RecordBatch batch) throws IOException {
    try {
      return feed.poll(batch);
    } catch (final InterruptedIOException stopped) {
      if (stop.isRequested()) {
        return Feed.Poll.IDLE;
      }
      throw stopped;
    }
  }

  private boolean isOverMalformed(final Engine engine) {
    limitMet = engine.malformedSeen() > options.maxMalformed();
    return limitMet;
  }

  /**
   * @param report of this run
   * @return whether more records were malformed than the options allow
   */
  public boolean metFailureLimit(final RunReport report) {
    return limitMet || report.totals().malformed() > options.maxMalformed();
  }

  /** {@return whether a source that is not empty yielded no record, which has been reported} */
  public boolean hadSourceWithoutRecords() {
    return withoutRecords;
  }
}
