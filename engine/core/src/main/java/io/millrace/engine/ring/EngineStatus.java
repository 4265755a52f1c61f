package io.millrace.engine.ring;

import java.util.concurrent.CountDownLatch;

/**
 * What the engine thread says to the feed thread besides checkpoints, and of a failure to hand
 * records over what the feed thread says to the engine thread. Any thread reads; volatile fields
 * publish. To record a failure allocates nothing, so that it can be done when memory has run out;
 * whoever asks for it makes the exception.
 */
final class EngineStatus {
  private final CountDownLatch done = new CountDownLatch(1);
  private String place;
  private long at;
  private volatile Throwable cause;
  private EngineFailure failure;
  private volatile long events;
  private volatile long malformed;

  /** Records the first failure; nothing may pass from then on. */
  synchronized void fail(final String newPlace, final long newAt, final Throwable newCause) {
    if (cause == null) {
      place = newPlace;
      at = newAt;
      cause = newCause;
    }
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
