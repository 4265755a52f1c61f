package io.millrace.learning.model;

import io.millrace.learning.setting.Settings;

/** Makes a classifier from its parameters; refuses those it does not take. */
@FunctionalInterface
public interface ClassifierFactory {
  /**
   * Makes a classifier that has seen nothing.
   *
   * @param parameters of the classifier
   * @param features how many numbers a sample has
   * @return the classifier
   */
  Classifier create(Settings parameters, int features);
}
