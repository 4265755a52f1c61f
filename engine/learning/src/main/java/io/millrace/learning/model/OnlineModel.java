package io.millrace.learning.model;

import io.millrace.learning.state.Stateful;

/**
 * What {@link Model} and {@link Classifier} have in common: all but what they predict and learn.
 */
public interface OnlineModel extends Stateful {
  /**
   * Takes note that a sample that was issued will not be learned: its label is not known, or came
   * while the model was frozen. Models that keep nothing of what they issued do nothing.
   *
   * @param x features in the pipeline's order; not kept
   */
  default void skip(final double[] x) {
    // nothing is kept
  }

  /**
   * Takes back the latest issue: its label is not waited for. Models that keep nothing of what they
   * issued do nothing.
   *
   * @param x features that were issued last; not kept
   */
  default void withdraw(final double[] x) {
    // nothing is kept
  }

  /**
   * Says, once and before the first sample, that labels come after later samples were predicted: an
   * earlier label that is known when a sample is learned was not when it was predicted. It is no
   * part of the state. Models that judge nothing by earlier labels do nothing.
   */
  default void expectLateLabels() {
    // nothing is judged by earlier labels
  }

  /** {@return whether all its state is finite; where it is not, the engine calls {@link #reset}} */
  boolean isFinite();

  /** Goes back to the state of a model that has seen nothing. */
  void reset();

  /**
   * Multiplies the learning rate, as it was given, by a factor from now on; in place of an earlier
   * one. The factor is part of the state; a reset makes it 1.
   *
   * @param factor above 0, finite
   * @return whether the model has a learning rate; where it has none, nothing changes
   */
  default boolean rateFactor(final double factor) {
    return false;
  }

  /**
   * Allocates the copy.
   *
   * @return one weight a feature, as the model holds them, of two classes for class 1; null where
   *     it has none
   */
  default double[] weights() {
    return null;
  }

  /** {@return the intercept that goes with {@link #weights}; NaN where it has none} */
  default double intercept() {
    return Double.NaN;
  }
}
