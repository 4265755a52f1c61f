package io.millrace.engine.ring;

import com.lmax.disruptor.EventHandler;
import io.millrace.engine.pipeline.Pipeline;
import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.NanoClock;

/**
 * What the engine thread does with each slot. After a failure it lets everything pass unseen, so
 * that the feed thread finds room, and with it the failure.
 */
final class StageHandler implements EventHandler<TickEvent> {
  private final Pipeline pipeline;
  private final NanoClock clock;
  private final LatencyRecorder latency;
  private final CheckpointListener checkpoints;
  private final long checkpointEvery;
  private final EngineStatus status;

  StageHandler(
      final Pipeline pipeline,
      final NanoClock clock,
      final LatencyRecorder latency,
      final CheckpointListener checkpoints,
      final long checkpointEvery,
      final EngineStatus status) {
    this.pipeline = pipeline;
    this.clock = clock;
    this.latency = latency;
    this.checkpoints = checkpoints;
    this.checkpointEvery = checkpointEvery;
    this.status = status;
  }

  @Override
  public void onEvent(final TickEvent event, final long slot, final boolean endOfBatch) {
    if (status.hasFailed()) {
      if (event.kind == TickEvent.Kind.POISON) {
        status.finished();
      }
      return;
    }
    try {
      handle(event);
      if (endOfBatch) {
        latency.done(clock.nowNs());
        status.progress(pipeline.events(), pipeline.malformed());
      }
    } catch (final Throwable failure) {
      status.fail("engine thread failed at sequence", event.sequence, failure);
      if (failure instanceof OutOfMemoryError) {
        pipeline.release();
      }
    }
    if (event.kind == TickEvent.Kind.POISON) {
      status.finished();
    }
  }

  void handle(final TickEvent event) {
    switch (event.kind) {
      case RECORD:
        pipeline.record(event.sequence, event.bytes, 0, event.length, event.source);
        latency.arrived(event.arrivedNs);
        if ((event.sequence + 1) % checkpointEvery == 0) {
          checkpoint(event.sequence + 1, false);
        }
        break;
      case SOURCE:
        pipeline.source(event.newSource);
        break;
      case TIME:
        pipeline.time(event.sequence, event.value);
        break;
      case GAP:
        pipeline.gap(event.value);
        break;
      case END:
        pipeline.end(event.sequence);
        break;
      case DIGEST:
        checkpoint(event.sequence, true);
        break;
      default:
    }
  }

  private void checkpoint(final long sequence, final boolean last) {
    checkpoints.checkpoint(new Checkpoint(sequence, pipeline.digests(), last));
  }
}
