package io.millrace.learning.model.scale;

import io.millrace.learning.state.Stateful;

/**
 * Brings features to a common scale: each becomes {@code (x - centre) factor}. One thread at a
 * time; allocates nothing.
 */
public interface Scaler extends Stateful {
  /**
   * Takes features into its statistics.
   *
   * @param x features, all finite; not kept
   */
  void learn(double[] x);

  /**
   * Scales features by the present statistics.
   *
   * @param x features; not kept
   * @return the scaled features: its own array, valid until the next call, or {@code x} itself
   */
  double[] transform(double[] x);

  /**
   * {@return what each feature is multiplied by, by the present statistics; the scaler's own array,
   * not to be written}
   */
  double[] factors();

  /** {@return whether all its state is finite} */
  boolean isFinite();

  /** Goes back to the state of one that has seen nothing. */
  void reset();
}
