package io.millrace.engine.ring;

import io.millrace.engine.pipeline.Pipeline;
import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.NanoClock;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import org.HdrHistogram.Histogram;

/** No ring and no second thread: the pipeline runs on the feed thread. */
public final class InlineTransport implements Transport {
  private final Pipeline pipeline;
  private final NanoClock clock;
  private final CheckpointListener checkpoints;
  private final long checkpointEvery;
  private final LatencyRecorder latency = new LatencyRecorder(1);
  private EngineFailure failure;

  /**
   * @param pipeline runs on the calling thread
   * @param clock read once a batch, for latency
   * @param checkpoints hears of digests
   * @param checkpointEvery records between two checkpoints
   */
  public InlineTransport(
      final Pipeline pipeline,
      final NanoClock clock,
      final CheckpointListener checkpoints,
      final long checkpointEvery) {
    this.pipeline = pipeline;
    this.clock = clock;
    this.checkpoints = checkpoints;
    this.checkpointEvery = checkpointEvery;
  }

  @Override
  public boolean hasRoom(final int records) {
    return true;
  }

  @Override
  public void records(final long firstSequence, final RecordBatch batch) {
    refuseAfterFailure();
    long sequence = firstSequence;
    try {
      for (int i = 0; i < batch.count(); i++) {
        pipeline.record(sequence, batch.bytes(), batch.offset(i), batch.length(i), batch.source());
        latency.arrived(batch.arrivedNs());
        sequence++;
        if (sequence % checkpointEvery == 0) {
          checkpoint(sequence, false);
        }
      }
      latency.done(clock.nowNs());
    } catch (final RuntimeException | Error thrown) {
      throw fail(sequence, thrown);
    }
  }

  @Override
  public void source(final long nextSequence, final Source source) {
    guarded(nextSequence, () -> pipeline.source(source));
  }

  @Override
  public void time(final long nextSequence, final long timeNs) {
    guarded(nextSequence, () -> pipeline.time(nextSequence, timeNs));
  }

  @Override
  public void gap(final long nextSequence, final long lost) {
    guarded(nextSequence, () -> pipeline.gap(lost));
  }

  @Override
  public void end(final long nextSequence) {
    guarded(nextSequence, () -> pipeline.end(nextSequence));
  }

  @Override
  public void digest(final long nextSequence) {
    guarded(nextSequence, () -> checkpoint(nextSequence, true));
  }

  private void checkpoint(final long sequence, final boolean last) {
    checkpoints.checkpoint(new Checkpoint(sequence, pipeline.digests(), last));
  }

  private void guarded(final long sequence, final Runnable step) {
    refuseAfterFailure();
    try {
      step.run();
    } catch (final RuntimeException | Error thrown) {
      throw fail(sequence, thrown);
    }
  }

  private EngineFailure fail(final long sequence, final Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      pipeline.release();
    }
    failure = new EngineFailure("engine failed at sequence " + sequence + ": " + thrown, thrown);
    return failure;
  }

  private void refuseAfterFailure() {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void drain() {
    refuseAfterFailure();
  }

  @Override
  public long eventsSeen() {
    return pipeline.events();
  }

  @Override
  public long malformedSeen() {
    return pipeline.malformed();
  }

  @Override
  public Histogram latency() {
    return latency.histogram();
  }

  @Override
  public String description() {
    return "inline: one thread";
  }

  @Override
  public void close() {
    if (failure != null) {
      throw failure.again();
    }
  }
}
