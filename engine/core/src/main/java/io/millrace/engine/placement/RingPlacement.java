package io.millrace.engine.placement;

import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.report.PipelineReport;
import io.millrace.engine.ring.EngineFailure;
import io.millrace.engine.ring.EngineStatus;
import io.millrace.engine.ring.RingTransport;
import io.millrace.engine.shard.ShardReports;
import io.millrace.engine.stage.TickEvent;
import io.millrace.engine.stage.decode.DecodeStage;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * What all placements behind a ring of records have in common. The feed thread publishes; a
 * subclass starts the threads that handle.
 */
public abstract class RingPlacement implements Placement {
  private static final long PARK_NS = 20_000;

  private final StagePlan plan;
  private final DecodeStage decode;
  private final boolean decodes;
  private final ShardReports reports;
  private final EngineStatus status;
  private final RingTransport<TickEvent> ring;
  private final RecordPublisher publisher;
  private final LatencyRecorder latency;
  private boolean closed;

  /**
   * @param plan what the stages are made from
   * @param decode counts records, whichever thread it runs on
   * @param decodes whether the decode stage runs on the feed thread
   * @param reports made from the stages, once they are drained
   * @param status shared by all handlers
   * @param ring of records
   * @param latency written by the thread of the signals stage
   */
  protected RingPlacement(
      final StagePlan plan,
      final DecodeStage decode,
      final boolean decodes,
      final ShardReports reports,
      final EngineStatus status,
      final RingTransport<TickEvent> ring,
      final LatencyRecorder latency) {
    this.plan = plan;
    this.decode = decode;
    this.decodes = decodes;
    this.reports = reports;
    this.status = status;
    this.ring = ring;
    this.latency = latency;
    publisher = new RecordPublisher(plan, ring, status, decodes ? decode : null);
  }

  /** {@return the rings after that of records, in the order of the stages} */
  protected abstract List<RingTransport<?>> innerRings();

  @Override
  public final boolean hasRoom(final int records) {
    return ring.hasRoom(records);
  }

  @Override
  public final void records(final long firstSequence, final RecordBatch batch) {
    ring.refuseAfterFailure();
    try {
      publisher.records(firstSequence, batch);
    } catch (final EngineFailure failure) {
      throw failure;
    } catch (final RuntimeException | Error thrown) {
      if (thrown instanceof OutOfMemoryError && decodes) {
        decode.release();
      }
      throw failed(thrown);
    }
  }

  private EngineFailure failed(final Throwable thrown) {
    final EngineFailure failure = status.failure();
    return failure != null ? failure : new EngineFailure(thrown.toString(), thrown);
  }

  private void guarded(final long sequence, final Runnable step) {
    ring.refuseAfterFailure();
    try {
      step.run();
    } catch (final EngineFailure failure) {
      throw failure;
    } catch (final RuntimeException | Error thrown) {
      status.fail("engine failed at sequence", sequence, thrown);
      throw failed(thrown);
    }
  }

  @Override
  public final void source(final long nextSequence, final Source source) {
    guarded(nextSequence, () -> publisher.source(nextSequence, source));
  }

  @Override
  public final void time(final long nextSequence, final long timeNs) {
    guarded(nextSequence, () -> publisher.time(nextSequence, timeNs));
  }

  @Override
  public final void gap(final long nextSequence, final long lost) {
    guarded(nextSequence, () -> publisher.gap(nextSequence, lost));
  }

  @Override
  public final void end(final long nextSequence) {
    guarded(nextSequence, () -> publisher.end(nextSequence));
  }

  @Override
  public final void digest(final long nextSequence) {
    guarded(nextSequence, () -> publisher.checkpoint(nextSequence, true));
  }

  /** {@return how many events wait behind all rings; any thread may ask} */
  protected long occupiedBehind() {
    return 0;
  }

  @Override
  public final void drain() {
    ring.drain();
    innerRings().forEach(RingTransport::drain);
    while (occupiedBehind() > 0) {
      ring.refuseAfterFailure();
      LockSupport.parkNanos(PARK_NS);
    }
    ring.refuseAfterFailure();
  }

  @Override
  public final PipelineReport report(final long nextSequence) {
    if (status.hasRunOutOfMemory()) {
      throw new IllegalStateException(
          "no report: memory ran out after " + eventsSeen() + " records");
    }
    return PipelineReport.of(plan.pipeline().definition(), List.of(reports.report(nextSequence)));
  }

  @Override
  public final long eventsSeen() {
    return decode.events();
  }

  @Override
  public final long malformedSeen() {
    return decode.malformed();
  }

  @Override
  public final long occupied() {
    return ring.occupied()
        + innerRings().stream().mapToLong(RingTransport::occupied).sum()
        + occupiedBehind();
  }

  @Override
  public final Histogram latency() {
    return latency.snapshot();
  }

  @Override
  public final void resetLatency() {
    latency.reset();
  }

  /** {@return how many slots the ring of records has} */
  protected final int slots() {
    return ring.slots();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      publisher.poison();
      ring.close();
    } finally {
      innerRings().forEach(RingTransport::halt);
    }
    final EngineFailure failure = status.failure();
    if (failure != null) {
      throw failure.again();
    }
  }
}
