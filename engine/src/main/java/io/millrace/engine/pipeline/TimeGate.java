package io.millrace.engine.pipeline;

import io.millrace.engine.state.StateReader;
import io.millrace.engine.state.StateWriter;
import io.millrace.engine.state.Stateful;
import io.millrace.engine.tick.OddInput;
import io.millrace.engine.tick.OddInput.Kind;

/**
 * Keeps an instrument's event times from running backwards or leaping ahead.
 *
 * <ul>
 *   <li>A time before the last one is counted and raised to it.
 *   <li>A time more than {@code maxJumpNs} ahead is counted and refused, unless the refused time
 *       before it lies within {@code maxJumpNs} of it: two ticks in a row that agree are believed.
 * </ul>
 */
final class TimeGate implements Stateful {
  /** Stands for a tick that is not applied. */
  static final long REFUSED = Long.MIN_VALUE;

  /**
   * Times of some 146 years around the epoch, so that sums of times and durations do not overflow.
   */
  private static final long FARTHEST_NS = 1L << 62;

  private final long maxJumpNs;
  private final OddInput odd;
  private boolean started;
  private long lastNs;
  private boolean doubted;
  private long doubtedNs;

  TimeGate(final long maxJumpNs, final OddInput odd) {
    this.maxJumpNs = maxJumpNs;
    this.odd = odd;
  }

  /**
   * @return the time to apply the tick at, or {@link #REFUSED}
   */
  long admit(final long timeNs) {
    if (timeNs > FARTHEST_NS || timeNs < -FARTHEST_NS) {
      odd.count(Kind.TIME_JUMP);
      return REFUSED;
    }
    if (!started) {
      started = true;
      lastNs = timeNs;
      return timeNs;
    }
    if (timeNs < lastNs) {
      odd.count(Kind.TIME_BACKWARDS);
      doubted = false;
      return lastNs;
    }
    if (timeNs - lastNs > maxJumpNs) {
      return leap(timeNs);
    }
    doubted = false;
    lastNs = timeNs;
    return timeNs;
  }

  private long leap(final long timeNs) {
    if (doubted && StrictMath.abs(timeNs - doubtedNs) <= maxJumpNs) {
      doubted = false;
      lastNs = timeNs;
      return timeNs;
    }
    odd.count(Kind.TIME_JUMP);
    doubted = true;
    doubtedNs = timeNs;
    return REFUSED;
  }

  /** Moves the instrument's time on without a tick. */
  void moveTo(final long timeNs) {
    lastNs = StrictMath.max(lastNs, timeNs);
  }

  @Override
  public void writeState(final StateWriter out) {
    out.writeBoolean(started);
    out.writeLong(lastNs);
    out.writeBoolean(doubted);
    out.writeLong(doubtedNs);
  }

  @Override
  public void readState(final StateReader in) {
    started = in.readBoolean();
    lastNs = in.readLong();
    doubted = in.readBoolean();
    doubtedNs = in.readLong();
  }
}
