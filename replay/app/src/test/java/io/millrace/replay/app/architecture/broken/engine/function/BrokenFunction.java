package io.millrace.replay.app.architecture.broken.engine.function;

import io.millrace.replay.app.architecture.broken.engine.tick.Tick;

/** A function that sees where its arguments come from. */
public final class BrokenFunction {
  /** Not an argument. */
  public Tick tick;
}
