package io.millrace.engine;

import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.placement.CheckpointListener;
import io.millrace.engine.placement.Placement;
import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.Journal;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.report.PipelineReport;
import io.millrace.engine.ring.EngineFailure;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.tick.DecoderFactory;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.Histogram;

/**
 * A running pipeline: gives each record its sequence, appends it to the journal, then lets the
 * stages see it.
 *
 * <p>One thread, the feed thread, makes every call. Signals and checkpoints are delivered on the
 * thread of the signals stage. Once the pipeline has failed, or the journal has, every call throws
 * {@link EngineFailure} and nothing more is taken in. {@link #publish} does not allocate in steady
 * state.
 *
 * <p>Steady state, on every thread of every threading mode: instruments and classes have appeared;
 * windows by time, order books, waiting samples and the slots' bytes have their size. What still
 * grows, ever more slowly, is the summary behind a classifier's AUC. A checkpoint allocates.
 */
public final class Engine implements AutoCloseable {
  private static final int LONGEST_BATCH = 8_192;

  private final Placement placement;
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

  Engine(final EngineBuilder from) {
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
    placement = Placements.start(from.threading, from.shards, from.stagePlan(both));
  }

  /**
   * @param plan what to compute
   * @param decoders make the decoder of the records
   * @param listener receives predictions and alerts
   * @return a builder whose every setting has its default
   */
  public static EngineBuilder builder(
      final PipelinePlan plan, final DecoderFactory decoders, final SignalListener listener) {
    return new EngineBuilder(plan, decoders, listener);
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
    placement.source(nextSequence, source);
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
    if (backPressure == BackPressure.DROP
        && !placement.hasRoom(count + 1)) { // 1 for a gap before it
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
    placement.records(nextSequence, batch);
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
    placement.gap(nextSequence, lost);
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
    placement.time(nextSequence, timeNs);
  }

  /** Journals, then hands on, the natural end of the feed. */
  public void end() {
    before();
    flushGap();
    if (journal != null) {
      journaled(() -> journal.appendEnd(nextSequence));
    }
    placement.end(nextSequence);
  }

  /** Has digests taken of the state as it is after everything published so far. */
  public void digest() {
    before();
    flushGap();
    placement.digest(nextSequence);
  }

  /**
   * Journals from now on, and begins its latency figures again: after the engine was rebuilt from
   * the records that an earlier process journaled.
   *
   * @param newJournal continues at {@link #nextSequence}
   */
  public void journalFromNow(final Journal newJournal) {
    before();
    placement.drain();
    checkpoints.clear();
    placement.resetLatency();
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

  /** {@return sequence of the next record} */
  public long nextSequence() {
    return nextSequence;
  }

  /** {@return how many records were decoded so far; any thread may ask} */
  public long eventsSeen() {
    return placement.eventsSeen();
  }

  /**
   * {@return how many malformed records the stages had seen when they last said so; any thread may
   * ask}
   */
  public long malformedSeen() {
    return placement.malformedSeen();
  }

  /** {@return how many slots of the rings hold unseen events; any thread may ask} */
  public long occupied() {
    return placement.occupied();
  }

  /** {@return the threads and how they wait, for people} */
  public String description() {
    return placement.description();
  }

  /**
   * Waits until the stages have seen everything published so far.
   *
   * @return figures of the records so far; allocates
   */
  public PipelineReport report() {
    if (!closed) {
      before();
      flushGap();
      placement.drain();
    }
    return placement.report(nextSequence);
  }

  /**
   * {@return time from a record's arrival to its signals out, one figure a record so far, in ns; a
   * copy; any thread may ask; allocates}
   */
  public Histogram latency() {
    return placement.latency();
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
        placement.digest(nextSequence);
      }
    } finally {
      closed = true;
      placement.close();
    }
    if (failure != null) {
      throw failure.again();
    }
    journalCheckpoints();
  }
}
