package io.millrace.learning.model;

/**
 * An online classifier: {@link #issue}, then {@link #learn}, on one sample after the other, and
 * {@link #predict} in between as often as wanted. Classes are dense ints from 0, numbered by its
 * caller in order of first appearance; a class is known from its first label on. One thread at a
 * time, which owns the classifier: {@code predict} changes no state, but computes in buffers of the
 * classifier. No call allocates after warm-up; a new class is warm-up.
 */
public interface Classifier extends OnlineModel {
  /** What {@code millrace models} says that it gives. */
  String UNIT = "class probabilities";

  /** What it says of a type that is for either kind of target. */
  String UNIT_OF_EITHER = Model.UNIT + ", or " + UNIT;

  /** The classes that a target may have. */
  int MAX_CLASSES = 1000;

  /**
   * Predicts how probable each class is; changes nothing.
   *
   * @param x features in the pipeline's order, all finite; not kept
   * @param probabilities receives one figure a class, in [0, 1], summing to 1; classes that the
   *     classifier has not learned get 0, all get the same before the first label; one of two
   *     classes by construction knows both from the start
   */
  void predict(double[] x, double[] probabilities);

  /**
   * Predicts a sample that will be learned, skipped or withdrawn. A classifier may keep what that
   * needs, as {@link Model#issue} says; for most it is {@link #predict}.
   *
   * @param x features in the pipeline's order; not kept
   * @param probabilities receives them as in {@link #predict}, all the same where a feature is not
   *     finite and a scaler was to learn it
   */
  default void issue(final double[] x, final double[] probabilities) {
    predict(x, probabilities);
  }

  /**
   * Learns the class of a sample; a feature that is not finite changes nothing.
   *
   * @param x features in the pipeline's order; not kept
   * @param label class of the sample, from 0; new ones may come in any order
   */
  void learn(double[] x, int label);

  /**
   * {@return how many classes it can distinguish; it throws {@link IllegalArgumentException} when
   * it learns one beyond}
   */
  default int maxClasses() {
    return MAX_CLASSES;
  }
}
