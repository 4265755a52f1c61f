package io.millrace.replay.journal;

/** A journal that cannot be used as asked; the message is one line that says which and why. */
public sealed class JournalException extends RuntimeException permits DamagedFileException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line
   */
  public JournalException(final String message) {
    super(message);
  }

  /**
   * @param message one line
   * @param cause what it was noticed by
   */
  public JournalException(final String message, final Throwable cause) {
    super(message, cause);
  }
}
