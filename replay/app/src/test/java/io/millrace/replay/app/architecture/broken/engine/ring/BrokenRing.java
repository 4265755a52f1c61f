package io.millrace.replay.app.architecture.broken.engine.ring;

import io.millrace.replay.app.architecture.broken.engine.tick.Tick;

/** A transport that sees its cargo. */
public final class BrokenRing {
  /** Cargo. */
  public Tick tick;
}
