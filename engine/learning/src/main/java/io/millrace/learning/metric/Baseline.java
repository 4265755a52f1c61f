package io.millrace.learning.metric;

import io.millrace.learning.state.Stateful;

/**
 * A forecast that needs no features: {@link #predict}, then {@link #learn}, on the models' samples.
 * One thread at a time.
 */
public interface Baseline extends Stateful {
  /** {@return its name in reports} */
  String name();

  /**
   * Predicts the next label; 0 before the first label where nothing better is known.
   *
   * @param reference the target's value at the sample where the label lies ahead; NaN where there
   *     is none
   * @return the prediction, finite
   */
  double predict(double reference);

  /**
   * Learns a label; one that is not finite changes nothing.
   *
   * @param label of a sample, in the order in which labels become known
   */
  void learn(double label);
}
