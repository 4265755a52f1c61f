package io.millrace.engine.model;

import io.millrace.engine.definition.Settings;

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
