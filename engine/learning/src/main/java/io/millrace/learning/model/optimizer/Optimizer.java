package io.millrace.learning.model.optimizer;

import io.millrace.learning.state.Stateful;

/** Moves weights against a gradient. One thread at a time; allocates nothing. */
public interface Optimizer extends Stateful {
  /**
   * Makes one step.
   *
   * @param weights to be moved
   * @param x features as the weights see them
   * @param slope derivative of the loss by the prediction; times {@code x} it is the gradient
   */
  void step(double[] weights, double[] x, double slope);

  /**
   * How much of the slope a sample may put into its step. The intercept takes the same share.
   *
   * @param x features as the weights see them
   * @return from 0 to 1; 1 where the optimizer has no bound
   */
  default double share(final double[] x) {
    return 1;
  }

  /**
   * Multiplies the rate, as it was given, by a factor from now on; in place of an earlier one. Not
   * written with the state: who sets it sets it again when the state is read.
   *
   * @param factor above 0, finite
   * @return whether the rate can be changed; where it cannot, nothing changes
   */
  default boolean rateFactor(final double factor) {
    return false;
  }

  /** {@return the rate that an intercept takes where it is given none of its own} */
  double rate();

  /** {@return whether all its state is finite} */
  boolean isFinite();

  /** Goes back to the state of one that has made no step. */
  void reset();
}
