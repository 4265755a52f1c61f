package io.millrace.engine.ring;

/** The engine has stopped because it could not keep a guarantee, which the cause names. */
public final class EngineFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what failed, and at which sequence
   * @param cause what was thrown; may be null
   */
  public EngineFailure(final String message, final Throwable cause) {
    super(message, cause);
  }

  /**
   * Tells the same once more. Whoever closes what has failed must not throw the instance that is on
   * its way already: an exception cannot be suppressed by itself.
   *
   * @return a failure with the same message, caused by this one
   */
  public EngineFailure again() {
    return new EngineFailure(getMessage(), this);
  }
}
