package io.millrace.learning.model;

import io.millrace.learning.setting.Settings;

/** Makes a model from its parameters; refuses those it does not take. */
@FunctionalInterface
public interface ModelFactory {
  /**
   * Makes a model that has seen nothing.
   *
   * @param parameters of the model
   * @param features how many numbers a sample has
   * @return the model
   */
  Model create(Settings parameters, int features);
}
