package io.millrace.learning.model.ensemble;

import io.millrace.learning.model.Bounded;
import io.millrace.learning.model.Classifier;
import io.millrace.learning.state.Stateful;

/** What all ensembles do with their members. */
public final class Members {
  private Members() {}

  /** Refuses a label that is none of the classes that a classifier can distinguish. */
  public static void checkClass(final Classifier classifier, final int label) {
    if (label < 0 || label >= classifier.maxClasses()) {
      throw new IllegalArgumentException(
          "not a class: label=" + label + " classes=" + classifier.maxClasses());
    }
  }

  static boolean anyReached(final Stateful[] members) {
    for (final Stateful member : members) {
      if (member instanceof Bounded && ((Bounded) member).memoryReached()) {
        return true;
      }
    }
    return false;
  }
}
