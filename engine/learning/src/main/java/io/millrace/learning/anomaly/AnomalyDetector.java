package io.millrace.learning.anomaly;

import io.millrace.learning.state.Stateful;

/**
 * Says how unlike those before it a sample is: {@link #score}, then {@link #learn}. One thread at a
 * time; after warm-up no call allocates, and memory is bounded.
 */
public interface AnomalyDetector extends Stateful {
  /**
   * Scores a sample by what was learned before; changes nothing.
   *
   * @param x one number a feature; not kept
   * @return from 0, as usual as can be, to 1; NaN where a number is not finite or beyond 1e100, and
   *     during the warm-up that the detector's parameters state
   */
  double score(double[] x);

  /**
   * Learns a sample. One with a number that is not finite, or beyond 1e100, changes nothing.
   *
   * @param x one number a feature; not kept
   */
  void learn(double[] x);

  /** Goes back to the state of a detector that has seen nothing. */
  void reset();
}
