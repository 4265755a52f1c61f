package io.millrace.replay.app.console;

/** Exit codes. */
public final class Exit {
  /** Done. */
  public static final int DONE = 0;

  /** The answer is no: damage or a difference, a cut feed, a failure limit met. */
  public static final int NO = 1;

  /** Bad usage, configuration or input, reported in one line. */
  public static final int USAGE = 2;

  /** An error of the program itself. */
  public static final int INTERNAL = 70;

  /** A clean stop after Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private Exit() {}
}
