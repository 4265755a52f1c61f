package io.millrace.replay.app.architecture.broken.engine.stage.learning;

import io.millrace.replay.app.architecture.broken.engine.tick.Tick;

/** A stage that sees the market. */
public final class BrokenLearning {
  /** Not for learning. */
  public Tick tick;
}
