package io.millrace.engine.stage.statistics;

import io.millrace.engine.definition.SampleRule;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.DataQualityCounters.Kind;
import io.millrace.learning.decimal.Decimal;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * Decides when an instrument's features are sampled: on ticks, by their count, traded size or
 * traded value, or at boundaries between them, the multiples of a duration since the epoch.
 *
 * <p>The first boundary is the first one after the first tick. A boundary that no tick has preceded
 * since the boundary before closes only while fewer than {@code idle} of its kind came in a row.
 */
final class SampleClock implements Stateful {
  /** No boundary comes. */
  static final long NEVER = Long.MAX_VALUE;

  private final SampleRule rule;
  private final long everyNs;
  private final DataQualityCounters counters;
  private double counted;
  private long nextNs = NEVER;
  private boolean tickSinceBoundary;
  private long idleBoundaries;

  SampleClock(final SampleRule rule, final DataQualityCounters counters) {
    this.rule = rule;
    this.everyNs = rule.by() == SampleRule.By.TIME ? (long) rule.every() : 0;
    this.counters = counters;
  }

  /**
   * Counts a tick that has been applied.
   *
   * @param traded size or value, NaN for none
   * @return whether a sample belongs to it
   */
  boolean tick(final long timeNs, final double traded) {
    switch (rule.by()) {
      case TICKS:
        counted++;
        return wrap();
      case VOLUME:
      case VALUE:
        if (traded > 0 && traded < Double.POSITIVE_INFINITY) {
          counted = Decimal.add(counted, traded);
        }
        return wrap();
      default:
        tickSinceBoundary = true;
        if (nextNs == NEVER) {
          nextNs = after(StrictMath.floorDiv(timeNs, everyNs) * everyNs);
        }
        return false;
    }
  }

  private boolean wrap() {
    if (counted < rule.every()) {
      return false;
    }
    counted = counted == rule.every() ? 0 : Decimal.remainder(counted, rule.every());
    return true;
  }

  /** Returns the next boundary that would close, in ns since the epoch; {@link #NEVER} for none. */
  long nextNs() {
    return nextNs;
  }

  /**
   * Passes the next boundary.
   *
   * @param untilNs where time is moving to: boundaries up to there are passed at once where the
   *     instrument has been idle for too long
   * @return whether a sample belongs to it
   */
  boolean passBoundary(final long untilNs) {
    if (tickSinceBoundary) {
      tickSinceBoundary = false;
      idleBoundaries = 0;
      nextNs = after(nextNs);
      return true;
    }
    if (idleBoundaries < rule.idle()) {
      idleBoundaries++;
      nextNs = after(nextNs);
      return true;
    }
    final long skipped = (untilNs - nextNs) / everyNs + 1;
    counters.count(Kind.IDLE_SKIPPED, skipped);
    nextNs = after(nextNs + (skipped - 1) * everyNs);
    return false;
  }

  /** The boundary after one; none where 64 bits do not hold it. */
  private long after(final long boundaryNs) {
    return boundaryNs > NEVER - everyNs ? NEVER : boundaryNs + everyNs;
  }

  /** Returns whether the next boundary is the first after the last tick, which the end closes. */
  boolean isOpenAfterTick() {
    return nextNs != NEVER && tickSinceBoundary;
  }

  @Override
  public void transferState(final StateTransfer state) {
    counted = state.transfer(counted);
    nextNs = state.transfer(nextNs);
    tickSinceBoundary = state.transfer(tickSinceBoundary);
    idleBoundaries = state.transfer(idleBoundaries);
  }
}
