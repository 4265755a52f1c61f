package io.millrace.replay.app.playback;

import io.millrace.engine.record.NanoClock;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder;
import io.millrace.feeds.core.pace.Pace;
import io.millrace.replay.app.console.StopSignal;
import java.util.concurrent.locks.LockSupport;

/** Holds the batches of a journal back until the last record in each is due. */
final class ReplayPacer {
  private final Decoder times;
  private final Pace pace;
  private final NanoClock clock;
  private final StopSignal stop;

  /**
   * @param times decoder for event times alone
   * @param speed event time over wall time
   */
  ReplayPacer(
      final Decoder times, final double speed, final NanoClock clock, final StopSignal stop) {
    this.times = times;
    this.pace = new Pace(speed, clock, LockSupport::parkNanos);
    this.clock = clock;
    this.stop = stop;
  }

  void source(final Source source) {
    times.source(source);
  }

  /**
   * Waits.
   *
   * @return whether to go on: false after a stop
   */
  boolean await(final RecordBatch batch, final long firstSequence) {
    long dueNs = Long.MIN_VALUE;
    for (int i = 0; i < batch.count(); i++) {
      final long timeNs =
          times.timeNs(
              batch.bytes(), batch.offset(i), batch.length(i), batch.source(), firstSequence + i);
      if (timeNs != Decoder.NO_TIME) {
        dueNs = pace.dueNs(timeNs);
      }
    }
    while (clock.nowNs() < dueNs) {
      if (stop.isRequested()) {
        return false;
      }
      LockSupport.parkNanos(Math.min(Pace.MOST_PARKED_NS, dueNs - clock.nowNs()));
    }
    return true;
  }
}
