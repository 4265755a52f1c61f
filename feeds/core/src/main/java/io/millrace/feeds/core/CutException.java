package io.millrace.feeds.core;

import java.io.IOException;

/**
 * The bytes of a source end before they are whole, or are damaged from here on. What was read of
 * them counts; the message says what is wrong, in words that follow the name of the source.
 */
public final class CutException extends IOException {
  private static final long serialVersionUID = 1L;

  private CutException(final String message) {
    super(message);
  }

  /** {@return for compressed data that end too early} */
  public static CutException truncated() {
    return new CutException("the compressed data are cut short");
  }

  /**
   * @param what is wrong with the compressed data
   * @return for compressed data that cannot be right
   */
  public static CutException damaged(final String what) {
    return new CutException("the compressed data are damaged: " + what);
  }

  /**
   * @param message the whole of it
   * @return for any other cut
   */
  public static CutException of(final String message) {
    return new CutException(message);
  }
}
