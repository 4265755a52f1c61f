package io.millrace.replay.app.architecture.broken.engine.report;

import io.millrace.replay.app.architecture.broken.engine.stage.learning.BrokenLearning;

/** A report that sees live state. */
public final class BrokenReport {
  /** Live state. */
  public BrokenLearning learning;
}
