package io.millrace.engine.placement;

import io.millrace.engine.ring.EngineStatus;
import io.millrace.engine.stage.TickEvent;
import io.millrace.engine.stage.learning.LearningStage;
import io.millrace.engine.stage.signals.SignalStage;
import io.millrace.engine.stage.statistics.StatisticsStage;

/** The engine thread: all stages after decoding, one after the other by direct calls. */
final class EngineHandler extends TickEventHandler {
  private final StagePlan plan;
  private final StatisticsStage statistics;
  private final LearningStage learning;
  private final SignalStage signals;
  private final LatencyRecorder latency;
  private final EngineStatus status;

  EngineHandler(
      final StagePlan plan,
      final StatisticsStage statistics,
      final LearningStage learning,
      final SignalStage signals,
      final LatencyRecorder latency,
      final EngineStatus status) {
    super("millrace-engine", status);
    this.plan = plan;
    this.statistics = statistics;
    this.learning = learning;
    this.signals = signals;
    this.latency = latency;
    this.status = status;
  }

  @Override
  protected void handle(final TickEvent event, final long slot, final boolean endOfBatch) {
    statistics.handle(event);
    if (event.kind() == TickEvent.Kind.RECORD) {
      latency.arrived(event.arrivedNs(), 1);
    } else if (event.kind() == TickEvent.Kind.CHECKPOINT) {
      learning.digest(event.digests());
      signals.digest(event.digests());
      plan.checkpoint(event.digests());
    }
    if (endOfBatch) {
      latency.done(plan.clock().nowNs());
    }
  }

  @Override
  protected void end(final TickEvent poison) {
    status.finished();
  }

  @Override
  protected void release() {
    statistics.release();
    learning.release();
  }
}
