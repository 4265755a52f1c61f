package io.millrace.feeds.core;

import java.io.IOException;

/**
 * A source holds what cannot be read as records. The message says what it is and what to do, in
 * words that follow the name of the source.
 */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message begins with a verb: "is a PDF document"
   */
  public RefusedException(final String message) {
    super(message);
  }
}
