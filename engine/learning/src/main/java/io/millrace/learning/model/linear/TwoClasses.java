package io.millrace.learning.model.linear;

import io.millrace.learning.model.loss.LogLoss;

/** What classifiers of one output have in common: classes 0 and 1, both known from the start. */
public final class TwoClasses {
  /** How many. */
  public static final int COUNT = 2;

  private TwoClasses() {}

  /**
   * Gives class 1 the probability sigma(z), and what is left to class 0.
   *
   * @param z log odds of class 1; where it is NaN, neither class is likelier
   * @param probabilities to be written, by class
   */
  public static void spread(final double z, final double[] probabilities) {
    for (int i = COUNT; i < probabilities.length; i++) {
      probabilities[i] = 0;
    }
    if (probabilities.length == 1) {
      probabilities[0] = 1;
    } else if (probabilities.length > 1) {
      // where z is not known, neither class is likelier
      final double one = Double.isNaN(z) ? 0.5 : LogLoss.probability(z);
      probabilities[1] = one;
      probabilities[0] = 1 - one;
    }
  }

  /**
   * @param label 0 or 1
   * @throws IllegalArgumentException for another
   */
  public static void check(final int label) {
    if (label < 0 || label >= COUNT) {
      throw new IllegalArgumentException(
          "this classifier tells classes 0 and 1 apart, softmax more: label=" + label);
    }
  }
}
