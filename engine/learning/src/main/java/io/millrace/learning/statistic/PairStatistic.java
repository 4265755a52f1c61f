package io.millrace.learning.statistic;

import io.millrace.learning.state.Stateful;

/**
 * A statistic of a stream of pairs. A pair of which either value is NaN or infinite is not known:
 * it feeds nothing, the statistic keeps its result, only time moves. One thread at a time. No call
 * allocates but where a time window outgrows all it has held before.
 */
public interface PairStatistic extends Stateful {
  /**
   * Moves time, then takes a pair.
   *
   * @param x first value
   * @param y second value; the pair is ignored unless both are finite
   * @param timeNs event time, in ns since the epoch; not before that of an earlier call
   */
  void update(double x, double y, long timeNs);

  /**
   * Moves time without a pair: what is too old leaves a time window.
   *
   * @param timeNs event time, in ns since the epoch; not before that of an earlier call
   */
  default void moveTo(final long timeNs) {}

  /** {@return the result, NaN where it is not known or not a finite number} */
  double get();

  /**
   * {@return how many values a time window has pushed out before their time, because it was at its
   * bound}
   */
  default long overflows() {
    return 0;
  }
}
