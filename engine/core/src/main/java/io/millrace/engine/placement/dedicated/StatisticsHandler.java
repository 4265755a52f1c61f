package io.millrace.engine.placement.dedicated;

import io.millrace.engine.placement.TickEventHandler;
import io.millrace.engine.ring.EngineStatus;
import io.millrace.engine.stage.TickEvent;
import io.millrace.engine.stage.statistics.StatisticsStage;

/** The thread of the statistics stage. */
final class StatisticsHandler extends TickEventHandler {
  private final StatisticsStage statistics;
  private final StepPublisher steps;
  private long arrivedNs;
  private long records;

  StatisticsHandler(
      final StatisticsStage statistics, final StepPublisher steps, final EngineStatus status) {
    super("millrace-statistics", status);
    this.statistics = statistics;
    this.steps = steps;
  }

  @Override
  protected void handle(final TickEvent event, final long slot, final boolean endOfBatch) {
    statistics.handle(event);
    if (event.kind() == TickEvent.Kind.RAW) {
      arrived(event.arrivedNs());
    } else if (event.kind() == TickEvent.Kind.CHECKPOINT) {
      steps.begin(event.sequence(), false);
      steps.checkpoint(event.digests());
    }
    if (endOfBatch) {
      flush();
    }
  }

  /** One step publishes that a run of records is finished. */
  private void arrived(final long timeNs) {
    if (records > 0 && timeNs != arrivedNs) {
      flush();
    }
    arrivedNs = timeNs;
    records++;
  }

  private void flush() {
    if (records > 0) {
      steps.done(arrivedNs, records);
      records = 0;
    }
  }

  @Override
  protected void end(final TickEvent poison) {
    steps.poison();
  }

  @Override
  protected void release() {
    statistics.release();
  }
}
