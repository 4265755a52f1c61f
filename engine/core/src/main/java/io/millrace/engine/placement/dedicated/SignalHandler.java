package io.millrace.engine.placement.dedicated;

import io.millrace.engine.placement.LatencyRecorder;
import io.millrace.engine.placement.StagePlan;
import io.millrace.engine.ring.EngineStatus;
import io.millrace.engine.stage.signals.SignalStage;

/** The thread of the signals stage, the last one. */
final class SignalHandler extends StepEventHandler {
  private final StagePlan plan;
  private final SignalStage signals;
  private final LatencyRecorder latency;
  private final EngineStatus status;

  SignalHandler(
      final StagePlan plan,
      final SignalStage signals,
      final LatencyRecorder latency,
      final EngineStatus status) {
    super("millrace-signals-stage", status);
    this.plan = plan;
    this.signals = signals;
    this.latency = latency;
    this.status = status;
  }

  @Override
  protected void handle(final StepEvent event, final long slot, final boolean endOfBatch) {
    signals.begin(event.sequence);
    event.signals.replayTo(signals);
    if (event.kind == StepEvent.Kind.DONE) {
      latency.arrived(event.arrivedNs, event.records);
    } else if (event.kind == StepEvent.Kind.CHECKPOINT) {
      signals.digest(event.digests);
      plan.checkpoint(event.digests);
    }
    if (endOfBatch) {
      latency.done(plan.clock().nowNs());
    }
  }

  @Override
  protected void end(final StepEvent poison) {
    status.finished();
  }

  @Override
  protected void release() {
    // Numbers of signals take little.
  }
}
