package io.millrace.replay.app.architecture.broken.engine.stage.signals;

import io.millrace.replay.app.architecture.broken.engine.tick.Tick;

/** A stage that sees the market. */
public final class BrokenSignals {
  /** Not for signals. */
  public Tick tick;
}
