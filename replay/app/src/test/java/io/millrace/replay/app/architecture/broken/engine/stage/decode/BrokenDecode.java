package io.millrace.replay.app.architecture.broken.engine.stage.decode;

import io.millrace.replay.app.architecture.broken.engine.stage.statistics.BrokenStatistics;

/** A stage that reaches for a later one. */
public final class BrokenDecode {
  /** A later stage. */
  public BrokenStatistics statistics;
}
