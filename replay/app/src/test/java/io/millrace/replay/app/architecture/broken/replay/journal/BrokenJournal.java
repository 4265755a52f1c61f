package io.millrace.replay.app.architecture.broken.replay.journal;

import io.millrace.replay.app.architecture.broken.replay.app.BrokenProgram;

/** Sees the program. */
public final class BrokenJournal {
  /** Not a journal's. */
  public BrokenProgram program;
}
