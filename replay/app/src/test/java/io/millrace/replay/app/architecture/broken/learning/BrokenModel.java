package io.millrace.replay.app.architecture.broken.learning;

import io.millrace.replay.app.architecture.broken.engine.a.BrokenEngine;

/** A model that reaches up to the engine. */
public final class BrokenModel {
  private final BrokenEngine engine = new BrokenEngine();

  /**
   * @return what a model must not know
   */
  public BrokenEngine engine() {
    return engine;
  }
}
