package io.millrace.feeds.core.pace;

import io.millrace.engine.record.NanoClock;
import java.util.function.LongConsumer;

/**
 * Says when a record is due: as long after the first one as their event times are apart, divided by
 * the speed. Event times that run backwards are due at once. A jump of more than seven days either
 * way is not waited for: counting begins again there, so that one wild time does not halt a feed.
 * {@link #stop} may be called by any thread, all else by the feed thread.
 */
public final class Pace {
  /** The longest that a wait may go without a look at the stop flag. */
  public static final long MAX_PARKED_NS = 50_000_000L;

  private static final long MAX_JUMP_NS = 7L * 86_400_000_000_000L;

  private final double speed;
  private final NanoClock clock;
  private final LongConsumer parking;
  private volatile boolean stopped;
  private boolean begun;
  private long firstEventNs;
  private long firstWallNs;
  private long lastEventNs;

  /**
   * @param speed event time over wall time, above 0; infinite for no waiting
   * @param clock gives wall time
   * @param parking waits for so many ns at the most, such as {@code LockSupport::parkNanos}
   */
  public Pace(final double speed, final NanoClock clock, final LongConsumer parking) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed must be above 0: speed=" + speed);
    }
    this.speed = speed;
    this.clock = clock;
    this.parking = parking;
  }

  /**
   * @param eventNs event time of a record
   * @return when it is due, in ns since the epoch of the clock; the first one is due now
   */
  public long dueNs(final long eventNs) {
    if (!begun || Math.abs((double) eventNs - lastEventNs) > MAX_JUMP_NS) {
      begun = true;
      firstEventNs = eventNs;
      firstWallNs = clock.nowNs();
    }
    lastEventNs = eventNs;
    return firstWallNs + (long) ((eventNs - firstEventNs) / speed);
  }

  /**
   * Waits until a time, or until {@link #stop}.
   *
   * @param dueNs of the clock
   * @return whether that time has come
   */
  public boolean await(final long dueNs) {
    while (!stopped) {
      final long leftNs = dueNs - clock.nowNs();
      if (leftNs <= 0) {
        return true;
      }
      parking.accept(Math.min(leftNs, MAX_PARKED_NS));
    }
    return false;
  }

  /** Ends the present wait and all later ones, at once. */
  public void stop() {
    stopped = true;
  }

  /** {@return whether {@link #stop} was called} */
  public boolean isStopped() {
    return stopped;
  }
}
