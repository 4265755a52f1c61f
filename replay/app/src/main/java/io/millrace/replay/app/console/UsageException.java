package io.millrace.replay.app.console;

/** Bad usage, configuration or input: exit code {@link Exit#USAGE} and one line. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line with the offending value and what is expected
   */
  public UsageException(final String message) {
    super(message);
  }
}
