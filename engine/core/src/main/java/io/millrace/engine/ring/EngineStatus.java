package io.millrace.engine.ring;

import java.util.concurrent.CountDownLatch;

/**
 * What the threads of an engine share besides events: the first failure, and that all is done. Any
 * thread reads; volatile fields publish. To record a failure allocates nothing, so that it can be
 * done when memory has run out; the exception is made on request.
 */
public final class EngineStatus {
  private final CountDownLatch done = new CountDownLatch(1);
  private String place;
  private long at;
  private volatile Throwable cause;
  private EngineFailure failure;

  /** Nothing has failed. */
  public EngineStatus() {}

  /**
   * Records the first failure; nothing may pass from then on.
   *
   * @param newPlace what failed, up to a number
   * @param newAt the number
   * @param newCause what was thrown
   */
  public synchronized void fail(final String newPlace, final long newAt, final Throwable newCause) {
    if (cause == null) {
      place = newPlace;
      at = newAt;
      cause = newCause;
    }
  }

  /** {@return whether something has failed} */
  public boolean hasFailed() {
    return cause != null;
  }

  /** {@return whether memory has run out} */
  public boolean hasRunOutOfMemory() {
    return cause instanceof OutOfMemoryError;
  }

  /** {@return the failure, null where there is none} */
  public EngineFailure failure() {
    return cause == null ? null : made();
  }

  private synchronized EngineFailure made() {
    if (failure == null) {
      failure =
          cause instanceof EngineFailure known
              ? known
              : new EngineFailure(place + " " + at + ": " + cause, cause);
    }
    return failure;
  }

  /** Signals that the last handler has seen the last event. */
  public void finished() {
    done.countDown();
  }

  CountDownLatch done() {
    return done;
  }
}
