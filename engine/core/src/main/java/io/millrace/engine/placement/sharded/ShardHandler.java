package io.millrace.engine.placement.sharded;

import io.millrace.engine.placement.TickEventHandler;
import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.ring.EngineStatus;
import io.millrace.engine.stage.TickEvent;
import io.millrace.engine.stage.learning.LearningStage;
import io.millrace.engine.stage.statistics.StatisticsStage;

/** The thread of one shard: statistics and learning of its instruments. */
final class ShardHandler extends TickEventHandler {
  private final StatisticsStage statistics;
  private final LearningStage learning;
  private final ShardOutput out;

  /** Whether this shard reports arrival times of records: one does for all. */
  private final boolean tellsArrivals;

  private long arrivedNs;
  private long records;

  ShardHandler(
      final int number,
      final StatisticsStage statistics,
      final LearningStage learning,
      final ShardOutput out,
      final EngineStatus status) {
    super("millrace-shard-" + number, status);
    this.statistics = statistics;
    this.learning = learning;
    this.out = out;
    tellsArrivals = number == 0;
  }

  @Override
  protected void handle(final TickEvent event, final long slot, final boolean endOfBatch) {
    out.at(slot);
    if (event.kind() == TickEvent.Kind.CHECKPOINT) {
      checkpoint(event);
    } else {
      statistics.handle(event);
    }
    if (tellsArrivals && event.kind() == TickEvent.Kind.RECORD) {
      arrived(event.arrivedNs());
    }
    if (endOfBatch) {
      flush();
    }
  }

  private void checkpoint(final TickEvent event) {
    final SectionDigests own = event.digests().of(statistics::isOwn);
    statistics.digest(own);
    learning.digest(own);
    out.begin(event.sequence());
    out.checkpoint(own);
  }

  private void arrived(final long timeNs) {
    if (records > 0 && timeNs != arrivedNs) {
      flush();
    }
    arrivedNs = timeNs;
    records++;
  }

  private void flush() {
    out.progress(arrivedNs, records);
    records = 0;
  }

  @Override
  protected void end(final TickEvent poison) {
    out.poison();
  }

  @Override
  protected void release() {
    statistics.release();
    learning.release();
  }
}
