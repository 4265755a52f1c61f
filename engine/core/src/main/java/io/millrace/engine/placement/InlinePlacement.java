package io.millrace.engine.placement;

import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.report.PipelineReport;
import io.millrace.engine.ring.EngineFailure;
import io.millrace.engine.shard.Shard;
import java.util.List;
import org.HdrHistogram.Histogram;

/** No ring and no second thread: one shard runs on the feed thread. */
public final class InlinePlacement implements Placement {
  private final StagePlan plan;
  private final Shard shard;
  private final LatencyRecorder latency = new LatencyRecorder(1);
  private EngineFailure failure;
  private boolean closed;

  /**
   * @param plan what to run
   */
  public InlinePlacement(final StagePlan plan) {
    this.plan = plan;
    shard = Shard.create(plan.pipeline(), plan.decoders(), plan.listener(), plan.probe());
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
        shard.record(sequence, batch.bytes(), batch.offset(i), batch.length(i), batch.source());
        latency.arrived(batch.arrivedNs(), 1);
        sequence++;
        if (plan.isCheckpoint(sequence)) {
          plan.checkpoint(shard.digests(sequence, false));
        }
      }
      latency.done(plan.clock().nowNs());
    } catch (final RuntimeException | Error thrown) {
      throw fail(sequence, thrown);
    }
  }

  @Override
  public void source(final long nextSequence, final Source source) {
    guarded(nextSequence, () -> shard.source(source));
  }

  @Override
  public void time(final long nextSequence, final long timeNs) {
    guarded(nextSequence, () -> shard.time(nextSequence, timeNs));
  }

  @Override
  public void gap(final long nextSequence, final long lost) {
    guarded(nextSequence, () -> shard.gap(lost));
  }

  @Override
  public void end(final long nextSequence) {
    guarded(nextSequence, () -> shard.end(nextSequence));
  }

  @Override
  public void digest(final long nextSequence) {
    guarded(nextSequence, () -> plan.checkpoint(shard.digests(nextSequence, true)));
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
      shard.release();
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
  public PipelineReport report(final long nextSequence) {
    return PipelineReport.of(plan.pipeline().definition(), List.of(shard.report()));
  }

  @Override
  public long eventsSeen() {
    return shard.events();
  }

  @Override
  public long malformedSeen() {
    return shard.malformed();
  }

  @Override
  public long occupied() {
    return 0;
  }

  @Override
  public Histogram latency() {
    return latency.snapshot();
  }

  @Override
  public void resetLatency() {
    latency.reset();
  }

  @Override
  public String description() {
    return "inline: one thread";
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (failure != null) {
      throw failure.again();
    }
  }
}
