package io.millrace.engine;

import io.millrace.engine.pipeline.Pipeline;
import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.Journal;
import io.millrace.engine.record.NanoClock;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.report.PipelineReport;
import io.millrace.engine.ring.CheckpointListener;
import io.millrace.engine.ring.EngineFailure;
import io.millrace.engine.ring.InlineTransport;
import io.millrace.engine.ring.RingTransport;
import io.millrace.engine.ring.Transport;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.Histogram;

/**
 * A running pipeline: gives each record its sequence, appends it to the journal, then lets the
 * stages see it.
 *
 * <p>One thread, the feed thread, makes every call. Signals and checkpoints are heard on the engine
 * thread. Once the pipeline has failed, or the journal has, every call throws {@link EngineFailure}
 * and nothing more is taken in. {@link #publish} does not allocate in steady state.
 */
public final class Engine implements AutoCloseable {
  private static final int LONGEST_BATCH = 8_192;

  private final Pipeline pipeline;
  private final Transport lane;
  private final BackPressure backPressure;
  private final int longestBatch;

  /**
   * From the engine thread to the feed thread. Holds no more than the ring can ask for, since each
   * call of the feed thread empties it; a queue of the JDK, so that embedding needs no JVM flag.
   */
  private final Queue<Checkpoint> checkpoints = new ConcurrentLinkedQueue<>();

  private Journal journal;
  private EngineFailure failure;
  private long nextSequence;
  private long dropped;
  private boolean closed;

  private Engine(final Builder from) {
    pipeline = from.pipeline;
    journal = from.journal;
    backPressure = from.backPressure;
    longestBatch =
        backPressure == BackPressure.DROP ? Math.min(LONGEST_BATCH, from.slots - 1) : LONGEST_BATCH;
    final CheckpointListener listener = from.checkpoints;
    final CheckpointListener both =
        checkpoint -> {
          listener.checkpoint(checkpoint);
          checkpoints.add(checkpoint);
        };
    lane =
        from.threading == Threading.INLINE
            ? new InlineTransport(pipeline, from.clock, both, from.checkpointEvery)
            : new RingTransport(pipeline, from.slots, from.clock, both, from.checkpointEvery);
  }

  /**
   * @param pipeline what runs; the engine's alone from now on
   * @return a builder whose every setting has its default
   */
  public static Builder builder(final Pipeline pipeline) {
    return new Builder(pipeline);
  }

  /**
   * Journals, then hands on, that a source begins.
   *
   * @param source what is known of it
   */
  public void source(final Source source) {
    before();
    flushGap();
    if (journal != null) {
      journaled(() -> journal.appendSource(nextSequence, source));
    }
    lane.source(nextSequence, source);
  }

  /**
   * Journals, then hands on, records; waits or drops where the ring is full.
   *
   * @param batch at least one record, at most 8,192, and fewer than the ring has slots where it may
   *     be dropped; free again when the call returns
   */
  public void publish(final RecordBatch batch) {
    before();
    final int count = batch.count();
    if (count < 1 || count > longestBatch) {
      throw new IllegalArgumentException("a batch of 1 to " + longestBatch + ": count=" + count);
    }
    if (backPressure == BackPressure.DROP && !lane.hasRoom(count + 1)) { // 1 for a gap before it
      dropped += count;
      return;
    }
    take(batch);
  }

  /** Publishes what later records rest upon: waits for room whatever the policy. */
  void publishBlocking(final RecordBatch batch) {
    before();
    take(batch);
  }

  private void take(final RecordBatch batch) {
    flushGap();
    if (journal != null) {
      try {
        journal.appendRecords(nextSequence, batch);
      } catch (final RuntimeException | Error thrown) {
        throw fail(thrown);
      }
    }
    lane.records(nextSequence, batch);
    nextSequence += batch.count();
  }

  /**
   * Journals, then hands on, that records were lost on their way here.
   *
   * @param lost how many
   */
  public void gap(final long lost) {
    before();
    if (journal != null) {
      journaled(() -> journal.appendGap(nextSequence, lost));
    }
    lane.gap(nextSequence, lost);
  }

  /**
   * Journals, then hands on, that time has passed without a tick.
   *
   * @param timeNs event time that every instrument moves to, in ns since the epoch
   */
  public void time(final long timeNs) {
    before();
    flushGap();
    if (journal != null) {
      journaled(() -> journal.appendTime(nextSequence, timeNs));
    }
    lane.time(nextSequence, timeNs);
  }

  /** Journals, then hands on, that the feed has come to its natural end. */
  public void end() {
    before();
    flushGap();
    if (journal != null) {
      journaled(() -> journal.appendEnd(nextSequence));
    }
    lane.end(nextSequence);
  }

  /** Has digests taken of the state as it is after everything published so far. */
  public void digest() {
    before();
    flushGap();
    lane.digest(nextSequence);
  }

  /**
   * Journals from now on, and begins its latency figures again: after the engine was rebuilt from
   * the records that an earlier process journaled.
   *
   * @param newJournal goes on at {@link #nextSequence}
   */
  public void journalFromNow(final Journal newJournal) {
    before();
    lane.drain();
    checkpoints.clear();
    lane.latency().reset();
    journal = newJournal;
  }

  private void before() {
    if (failure != null) {
      throw failure;
    }
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
    journalCheckpoints();
  }

  private void journalCheckpoints() {
    Checkpoint checkpoint = checkpoints.poll();
    while (checkpoint != null) {
      if (journal != null) {
        final Checkpoint taken = checkpoint;
        journaled(() -> journal.appendCheckpoint(nextSequence, taken));
      }
      checkpoint = checkpoints.poll();
    }
  }

  private void flushGap() {
    if (dropped > 0) {
      final long lost = dropped;
      dropped = 0;
      gap(lost);
    }
  }

  private void journaled(final Runnable append) {
    try {
      append.run();
    } catch (final RuntimeException | Error thrown) {
      throw fail(thrown);
    }
  }

  private EngineFailure fail(final Throwable thrown) {
    failure =
        new EngineFailure(
            "journal failed at sequence " + nextSequence + ": " + thrown.getMessage(), thrown);
    return failure;
  }

  /**
   * @return sequence of the next record
   */
  public long nextSequence() {
    return nextSequence;
  }

  /**
   * @return how many records the stages had seen when they last said so; any thread may ask
   */
  public long eventsSeen() {
    return lane.eventsSeen();
  }

  /**
   * @return how many malformed records the stages had seen when they last said so; any thread may
   *     ask
   */
  public long malformedSeen() {
    return lane.malformedSeen();
  }

  /**
   * @return the threads and how they wait, for people
   */
  public String description() {
    return lane.description();
  }

  /**
   * Waits until the stages have seen everything published so far.
   *
   * @return what has come of it; allocates
   */
  public PipelineReport report() {
    if (!closed) {
      before();
      flushGap();
      lane.drain();
    }
    return pipeline.report();
  }

  /**
   * @return time from a record's arrival to its signals out, one figure a record, in ns; to be read
   *     after {@link #report} or {@link #close}
   */
  public Histogram latency() {
    return lane.latency();
  }

  /**
   * Drains, journals a last checkpoint and ends the engine thread; the journal stays open. A second
   * call does nothing.
   *
   * @throws EngineFailure where not everything was seen or journaled
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    try {
      if (failure == null) {
        flushGap();
        lane.digest(nextSequence);
      }
    } finally {
      closed = true;
      lane.close();
    }
    if (failure != null) {
      throw failure.again();
    }
    journalCheckpoints();
  }

  /** Collects the settings of an {@link Engine}. */
  public static final class Builder {
    private final Pipeline pipeline;
    private Threading threading = Threading.FUSED;
    private BackPressure backPressure = BackPressure.BLOCK;
    private Journal journal;
    private NanoClock clock = () -> 0;
    private CheckpointListener checkpoints = checkpoint -> {};
    private long checkpointEvery = Long.MAX_VALUE;
    private int slots = ThreadsDefinition.DEFAULT_RING;

    private Builder(final Pipeline pipeline) {
      this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    }

    /**
     * @param newThreading which threads; {@link Threading#FUSED} by default
     * @return this
     * @throws io.millrace.learning.setting.DefinitionException where this build does not have them
     */
    public Builder threading(final Threading newThreading) {
      newThreading.requireAvailable();
      threading = newThreading;
      return this;
    }

    /**
     * @param threads which threads, and the slots of the ring; refused as by {@link #threading}
     * @return this
     */
    public Builder threads(final ThreadsDefinition threads) {
      threads.requireAvailable();
      return threading(threads.mode()).slots(threads.ring());
    }

    /**
     * @param policy when the ring is full; {@link BackPressure#BLOCK} by default
     * @return this
     */
    public Builder backPressure(final BackPressure policy) {
      backPressure = policy;
      return this;
    }

    /**
     * @param newJournal keeps everything before any stage sees it; none by default; stays the
     *     caller's to close, after the engine
     * @return this
     */
    public Builder journal(final Journal newJournal) {
      journal = newJournal;
      return this;
    }

    /**
     * @param newClock for latency figures, which are all 0 without one
     * @return this
     */
    public Builder clock(final NanoClock newClock) {
      clock = newClock;
      return this;
    }

    /**
     * @param listener hears of digests
     * @param every records between two of them, above 0; never by default
     * @return this
     */
    public Builder checkpoints(final CheckpointListener listener, final long every) {
      if (every < 1) {
        throw new IllegalArgumentException("checkpoints need a distance: every=" + every);
      }
      checkpoints = listener;
      checkpointEvery = every;
      return this;
    }

    /**
     * @param newSlots of the ring, a power of two; 2,048 by default
     * @return this
     */
    public Builder slots(final int newSlots) {
      slots = newSlots;
      return this;
    }

    /**
     * Starts the engine thread, if there is one.
     *
     * @return the engine
     */
    public Engine start() {
      return new Engine(this);
    }
  }
}
