package io.millrace.engine.model.optimizer;

import io.millrace.engine.state.Stateful;

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
   * @return the rate that an intercept takes where it is given none of its own
   */
  double rate();

  /**
   * @return whether all its state is finite
   */
  boolean isFinite();

  /** Goes back to the state of one that has made no step. */
  void reset();
}
