package io.millrace.engine.ring;

import java.util.concurrent.CountDownLatch;

/**
 * What the engine thread tells the feed thread besides checkpoints. The engine thread writes, any
 * thread reads; volatile fields publish.
 */
final class EngineStatus {
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile EngineFailure failure;
  private volatile long events;
  private volatile long malformed;

  void fail(final String message, final Throwable cause) {
    failure = new EngineFailure(message + ": " + cause, cause);
  }

  EngineFailure failure() {
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
