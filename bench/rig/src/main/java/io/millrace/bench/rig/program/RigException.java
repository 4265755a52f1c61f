package io.millrace.bench.rig.program;

/** Why nothing was measured, in one line, with the exit code that the rig ends with. */
public final class RigException extends RuntimeException {
  /** Exit code: an answer is wrong, or a program did not give one. */
  public static final int WRONG = 1;

  /** Exit code: bad usage, such as a jar that is missing. */
  public static final int USAGE = 2;

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private RigException(final int exitCode, final String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /**
   * @param message one line with the values that differ, or with what a program did
   * @return an exception with the exit code {@link #WRONG}
   */
  public static RigException wrong(final String message) {
    return new RigException(WRONG, message);
  }

  /**
   * @param message one line with the value that is refused
   * @return an exception with the exit code {@link #USAGE}
   */
  public static RigException usage(final String message) {
    return new RigException(USAGE, message);
  }

  /** {@return the exit code} */
  public int exitCode() {
    return exitCode;
  }
}
