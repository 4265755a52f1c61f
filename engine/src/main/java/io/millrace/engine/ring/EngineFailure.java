package io.millrace.engine.ring;

/** The engine has stopped because it could not keep a promise; the cause says which. */
public final class EngineFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what failed, and at which sequence
   * @param cause what was thrown; may be null
   */
  public EngineFailure(final String message, final Throwable cause) {
    super(message, cause);
  }
}
