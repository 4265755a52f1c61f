package io.millrace.learning.drift;

import io.millrace.learning.state.Stateful;

/**
 * Says when the numbers it is given are no longer what they were. One thread at a time; after
 * warm-up no call allocates, and memory is bounded.
 */
public interface DriftDetector extends Stateful {
  /**
   * Takes the next value. One that is not finite, or beyond 1e100, changes nothing and is no drift.
   *
   * @param x the value
   * @return whether a drift is detected at it
   */
  boolean update(double x);

  /**
   * {@return whether the last value was at the detector's warning level; false where it has none,
   * and on a drift}
   */
  boolean isWarning();

  /**
   * {@return what the detector takes as the present mean (of distances between errors: eddm); NaN
   * where it has seen nothing}
   */
  double estimate();

  /** Goes back to the state of a detector that has seen nothing. */
  void reset();
}
