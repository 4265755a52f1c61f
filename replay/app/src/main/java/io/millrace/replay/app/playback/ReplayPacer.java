package io.millrace.replay.app.playback;

import io.millrace.engine.record.NanoClock;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder;
import io.millrace.feeds.core.pace.Pace;
import io.millrace.feeds.core.pace.RecordTimes;
import io.millrace.replay.app.console.StopSignal;
import java.util.concurrent.locks.LockSupport;

/** Holds the records of a journal back until they are due. */
final class ReplayPacer {
  private final RecordTimes times;
  private final Pace pace;
  private final NanoClock clock;
  private final StopSignal stop;

  /**
   * @param times decoder for event times alone
   * @param speed event time over wall time
   */
  ReplayPacer(
      final Decoder times, final double speed, final NanoClock clock, final StopSignal stop) {
    this.times = new RecordTimes(times);
    this.pace = new Pace(speed, clock, LockSupport::parkNanos);
    this.clock = clock;
    this.stop = stop;
  }

  void source(final Source source) {
    times.source(source);
  }

  /**
   * Waits until the first record of a batch is due, and leaves in the batch what is due with it: a
   * record without an event time comes with the one before it.
   *
   * @param batch at least one record; loses those that are not due yet
   * @param firstSequence of its first record
   * @return whether to continue: false after a stop
   */
  boolean await(final RecordBatch batch, final long firstSequence) {
    final long firstDueNs = dueNs(batch, 0, firstSequence);
    while (clock.nowNs() < firstDueNs) {
      if (stop.isRequested()) {
        return false;
      }
      LockSupport.parkNanos(Math.min(Pace.MAX_PARKED_NS, firstDueNs - clock.nowNs()));
    }
    final long nowNs = clock.nowNs();
    int due = 1;
    while (due < batch.count() && dueNs(batch, due, firstSequence) <= nowNs) {
      due++;
    }
    batch.keep(due);
    return true;
  }

  private long dueNs(final RecordBatch batch, final int record, final long firstSequence) {
    final long timeNs = times.timeNs(batch, record, firstSequence + record);
    return timeNs == Decoder.NO_TIME ? Long.MIN_VALUE : pace.dueNs(timeNs);
  }
}
