package io.millrace.engine.ring;

import com.lmax.disruptor.EventHandler;

/**
 * A handler that catches: an exception is recorded, and after a failure of any handler of the
 * engine it lets everything pass unseen, so that producers find room, and with it the failure.
 *
 * @param <E> what a slot holds
 */
public abstract class GuardedHandler<E> implements EventHandler<E> {
  private final String threadName;
  private final EngineStatus status;
  private boolean released;

  /**
   * @param threadName of the thread that it runs on
   * @param status shared by all handlers of an engine
   */
  protected GuardedHandler(final String threadName, final EngineStatus status) {
    this.threadName = threadName;
    this.status = status;
  }

  /**
   * Takes an event.
   *
   * @param event in a slot; valid during the call
   * @param slot number of the slot
   * @param endOfBatch whether none is published after it yet
   */
  protected abstract void handle(E event, long slot, boolean endOfBatch);

  /**
   * Ends the work, also after a failure: passes the poison on, or signals that all is done.
   *
   * @param event the poison
   */
  protected abstract void end(E event);

  /**
   * @param event in a slot
   * @return whether it ends the thread
   */
  protected abstract boolean isPoison(E event);

  /**
   * @param event in a slot
   * @return sequence that it is about, for messages
   */
  protected abstract long sequence(E event);

  /** Gives up what takes memory, which has run out on some thread; allocates nothing. */
  protected abstract void release();

  final String threadName() {
    return threadName;
  }

  @Override
  public final void onStart() {
    Thread.currentThread().setName(threadName);
  }

  @Override
  public final void onEvent(final E event, final long slot, final boolean endOfBatch) {
    if (!status.hasFailed()) {
      try {
        handle(event, slot, endOfBatch);
      } catch (final Throwable failure) {
        status.fail("engine thread failed at sequence", sequence(event), failure);
      }
    }
    if (!released && status.hasRunOutOfMemory()) {
      released = true;
      release();
    }
    if (isPoison(event)) {
      end(event);
    }
  }
}
