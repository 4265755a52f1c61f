package io.millrace.engine.ring;

import java.util.concurrent.CountDownLatch;

/**
 * What the engine thread tells the feed thread besides checkpoints. The engine thread writes, any
 * thread reads; volatile fields publish. To tell a failure allocates nothing, so that running out
 * of memory can be told; who asks for it makes the exception.
 */
final class EngineStatus {
  private final CountDownLatch done = new CountDownLatch(1);
  private String place;
  private long at;
  private volatile Throwable cause;
  private EngineFailure failure;
  private volatile long events;
  private volatile long malformed;

  void fail(final String newPlace, final long newAt, final Throwable newCause) {
    place = newPlace;
    at = newAt;
    cause = newCause;
  }

  boolean hasFailed() {
    return cause != null;
  }

  /** Returns the failure, null where there is none. */
  EngineFailure failure() {
    return cause == null ? null : made();
  }

  private synchronized EngineFailure made() {
    if (failure == null) {
      failure = new EngineFailure(place + " " + at + ": " + cause, cause);
    }
    return failure;
  }

  void progress(final long newEvents, final long newMalformed) {
    events = newEvents;
    malformed = newMalformed;
  }

  long events() {
    return events;
  }

  long malformed() {
    return malformed;
  }

  void finished() {
    done.countDown();
  }

  CountDownLatch done() {
    return done;
  }
}
