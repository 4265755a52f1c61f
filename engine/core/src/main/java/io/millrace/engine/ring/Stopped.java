package io.millrace.engine.ring;

/**
 * Ends the work of a thread that waits for room after another thread has failed. An error, because
 * an exception would put the instrument at hand in quarantine. Allocates nothing.
 */
public final class Stopped extends Error {
  /** The only one. */
  public static final Stopped INSTANCE = new Stopped();

  private static final long serialVersionUID = 1L;

  private Stopped() {
    super("the engine has failed", null, false, false);
  }
}
