package io.millrace.engine.model;

import io.millrace.engine.state.Stateful;

/**
 * An online classifier: {@link #predict}, then {@link #learn}, on one sample after the other.
 * Classes are dense ints from 0, numbered by whoever feeds it in order of first appearance; a class
 * is known from its first label on. One thread at a time. Neither call allocates after warm-up; a
 * new class is warm-up.
 */
public interface Classifier extends Stateful {
  /** What {@code millrace models} says that it gives. */
  String UNIT = "class probabilities";

  /** What it says of a type that is for either kind of target. */
  String UNIT_OF_EITHER = Model.UNIT + ", or " + UNIT;

  /** The classes that a target may have. */
  int MOST_CLASSES = 1000;

  /**
   * Predicts how probable each class is.
   *
   * @param x features in the pipeline's order, all finite; not kept
   * @param probabilities receives one figure a class, in [0, 1], summing to 1; classes that the
   *     classifier has not learned get 0, all get the same before the first label; one of two
   *     classes by construction knows both from the start
   */
  void predict(double[] x, double[] probabilities);

  /**
   * Learns the class of a sample; a feature that is not finite changes nothing.
   *
   * @param x features in the pipeline's order; not kept
   * @param label class of the sample, from 0; new ones may come in any order
   */
  void learn(double[] x, int label);

  /**
   * @return how many classes it can tell apart; it throws {@link IllegalArgumentException} when it
   *     learns one beyond
   */
  default int mostClasses() {
    return MOST_CLASSES;
  }

  /**
   * @return whether all its state is finite; where it is not, the engine calls {@link #reset}
   */
  boolean isFinite();

  /** Goes back to the state of a classifier that has seen nothing. */
  void reset();

  /**
   * Multiplies the learning rate, as it was given, by a factor from now on; in place of an earlier
   * one. The factor is part of the state; a reset makes it 1.
   *
   * @param factor above 0, finite
   * @return whether the classifier has a learning rate; where it has none, nothing changes
   */
  default boolean rateFactor(final double factor) {
    return false;
  }

  /**
   * Allocates the copy.
   *
   * @return one weight a feature, as a classifier of two classes holds them for class 1; null where
   *     it has none
   */
  default double[] weights() {
    return null;
  }

  /**
   * @return the intercept that goes with {@link #weights}; NaN where it has none
   */
  default double intercept() {
    return Double.NaN;
  }
}
