package io.millrace.replay.app.architecture.broken.engine.a;

import io.millrace.replay.app.architecture.broken.engine.b.BackToEngine;
import io.millrace.replay.app.architecture.broken.feeds.BrokenFeed;
import java.nio.file.Path;

/** Breaks every rule of an engine. */
public final class BrokenEngine {
  /** Where to. */
  public Path file;

  /** What from. */
  public BrokenFeed feed;

  /** A way round. */
  public BackToEngine back;
}
