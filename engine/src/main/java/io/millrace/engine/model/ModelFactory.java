package io.millrace.engine.model;

import io.millrace.engine.definition.Settings;

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
