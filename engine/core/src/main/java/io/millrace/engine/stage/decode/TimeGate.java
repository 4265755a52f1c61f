package io.millrace.engine.stage.decode;

import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.DataQualityCounters.Kind;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * Judges the event times of one instrument.
 *
 * <ol>
 *   <li>A time before the last one is counted and raised to it.
 *   <li>A time that is out of proportion is held until the next one: more than {@code maxJumpNs}
 *       ahead, or, after {@link #WARM_UP} gaps, more than {@link #FACTOR} times the gap that the
 *       instrument has shown ahead, and more than {@link #FLOOR_NS}.
 *   <li>The next time confirms the held one where it lies at or after it by no more than {@code
 *       maxJumpNs}, or before it by no more than the allowed gap and than half of the leap. Both
 *       are then admitted.
 *   <li>Otherwise the held time is dropped and counted, and the next one is judged as if the held
 *       one had never come.
 * </ol>
 *
 * <p>The gap shown is the greatest gap, less 1/256 of itself a tick, in whole nanoseconds. A
 * confirmed leap raises it to the allowed gap at the most, so that a night or a weekend does not
 * hide a wrong time soon after it. Decision 0039 describes how the figures were found and what
 * happens in each case. One thread; allocates nothing.
 */
final class TimeGate implements Stateful {
  /** Gaps before proportion counts. */
  static final int WARM_UP = 16;

  /** Times the gap shown. */
  static final int FACTOR = 64;

  /** A gap up to this is never out of proportion: one minute. */
  static final long FLOOR_NS = 60_000_000_000L;

  /** What is to be done with a tick. */
  enum Verdict {
    /** Applied at {@link TimeGate#timeNs}. */
    ADMITTED,
    /** Kept until the instrument's next tick. */
    HELD,
    /** The held tick is applied at {@link TimeGate#heldNs}, then this one. */
    CONFIRMED,
    /** Not applied. */
    REFUSED
  }

  /**
   * Times of some 146 years around the epoch, so that sums of times and durations do not overflow.
   */
  private static final long FARTHEST_NS = (1L << 62) - 1;

  private static final int DECAY = 256;

  private final long maxJumpNs;
  private final boolean leaps;
  private final DataQualityCounters counters;
  private boolean started;
  private long lastNs;
  private long shownNs;
  private int gaps;
  private boolean holding;
  private long heldNs;

  /**
   * @param maxJumpNs the hard bound
   * @param leaps whether times can leap at all; numbers of records cannot
   * @param counters takes the counts
   */
  TimeGate(final long maxJumpNs, final boolean leaps, final DataQualityCounters counters) {
    this.maxJumpNs = maxJumpNs;
    this.leaps = leaps;
    this.counters = counters;
  }

  Verdict judge(final long timeNs) {
    if (timeNs > FARTHEST_NS || timeNs < -FARTHEST_NS) {
      counters.count(Kind.TIME_JUMP);
      return Verdict.REFUSED;
    }
    if (!started) {
      started = true;
      lastNs = timeNs;
      return Verdict.ADMITTED;
    }
    if (holding) {
      holding = false;
      if (confirms(timeNs)) {
        admit(heldNs);
        admit(timeNs);
        return Verdict.CONFIRMED;
      }
      counters.count(Kind.TIME_JUMP);
    }
    if (leaps && timeNs - lastNs > allowedNs()) {
      holding = true;
      heldNs = timeNs;
      return Verdict.HELD;
    }
    admit(timeNs);
    return Verdict.ADMITTED;
  }

  private boolean confirms(final long timeNs) {
    final long earlyNs = StrictMath.min(allowedNs(), (heldNs - lastNs) / 2);
    return timeNs >= heldNs - earlyNs && timeNs - heldNs <= maxJumpNs;
  }

  private long allowedNs() {
    if (gaps < WARM_UP || shownNs > maxJumpNs / FACTOR) {
      return maxJumpNs;
    }
    return StrictMath.min(maxJumpNs, StrictMath.max(FLOOR_NS, FACTOR * shownNs));
  }

  private void admit(final long timeNs) {
    final long gapNs = timeNs - lastNs;
    if (gapNs < 0) {
      counters.count(Kind.TIME_BACKWARDS);
      return;
    }
    shownNs = StrictMath.max(StrictMath.min(gapNs, allowedNs()), shownNs - shownNs / DECAY);
    gaps = StrictMath.min(gaps + 1, WARM_UP);
    lastNs = timeNs;
  }

  /** Returns when the tick judged last is applied, where it is. */
  long timeNs() {
    return lastNs;
  }

  /** Returns the time that is held, or was confirmed last. */
  long heldNs() {
    return heldNs;
  }

  boolean isHolding() {
    return holding;
  }

  /**
   * Moves the instrument's time on without a tick.
   *
   * @return whether that confirms the held time, which is admitted then
   */
  boolean moveTo(final long timeNs) {
    final boolean confirmed = holding && timeNs >= heldNs;
    if (confirmed) {
      holding = false;
      admit(heldNs);
    }
    lastNs = StrictMath.max(lastNs, timeNs);
    return confirmed;
  }

  /** Drops a time that is still held: nothing comes that could confirm it. */
  void end() {
    if (holding) {
      holding = false;
      counters.count(Kind.TIME_JUMP);
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    started = state.transfer(started);
    lastNs = state.transfer(lastNs);
    shownNs = state.transfer(shownNs);
    gaps = state.transfer(gaps);
    holding = state.transfer(holding);
    heldNs = state.transfer(heldNs);
  }
}
