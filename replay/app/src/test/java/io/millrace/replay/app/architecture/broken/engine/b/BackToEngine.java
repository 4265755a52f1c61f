package io.millrace.replay.app.architecture.broken.engine.b;

import io.millrace.replay.app.architecture.broken.engine.a.BrokenEngine;

/** Closes a cycle of packages. */
public final class BackToEngine {
  /** Whence we came. */
  public BrokenEngine engine;
}
