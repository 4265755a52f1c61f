package io.millrace.engine.ring;

import java.util.concurrent.CountDownLatch;

/**
 * What the engine thread tells the feed thread besides checkpoints, and of a failure to hand
 * records over what the feed thread tells the engine thread. Any thread reads; volatile fields
 * publish.
 */
final class EngineStatus {
  /** Stands there until there is memory to say more. */
  private static final EngineFailure OUT_OF_MEMORY =
      new EngineFailure("memory ran out", new OutOfMemoryError("and there was none to say where"));

  private final CountDownLatch done = new CountDownLatch(1);
  private volatile EngineFailure failure;
  private volatile long events;
  private volatile long malformed;

  /**
   * Says that the engine has failed, before anything is allocated: nothing may pass from then on,
   * even where memory has run out.
   *
   * @param where it failed
   * @param at sequence or slot
   * @param cause what was thrown
   */
  void fail(final String where, final long at, final Throwable cause) {
    failure = OUT_OF_MEMORY;
    failure = new EngineFailure(where + at + ": " + cause, cause);
  }

  /**
   * Says that the engine has failed.
   *
   * @param newFailure which
   */
  void fail(final EngineFailure newFailure) {
    failure = newFailure;
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
