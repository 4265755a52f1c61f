package io.millrace.engine.ring;

import com.lmax.disruptor.EventFactory;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.EventHandlerGroup;
import com.lmax.disruptor.dsl.ProducerType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A ring with one producer and one or more handlers, each on a thread of its own: one after the
 * other, or side by side. It knows nothing of what its slots hold.
 *
 * <p>A full ring makes the producer wait, in short parks between which it looks whether the
 * handlers still live and nothing has failed. Handlers end on a poison event. Calls come from the
 * producer's thread.
 *
 * @param <E> what a slot holds
 */
public final class RingTransport<E> {
  private static final long PARK_NS = 20_000;
  private static final long LOOK_MS = 100;

  private final Disruptor<E> disruptor;
  private final RingBuffer<E> ring;
  private final EngineStatus status;
  private final Thread[] threads;

  /** How the handlers of a ring see its slots. */
  public enum Order {
    /** Each handler sees a slot once the handler before has released it. */
    ONE_AFTER_THE_OTHER,
    /** All handlers see every slot, and none waits for another. */
    SIDE_BY_SIDE
  }

  /**
   * Makes the ring and starts a thread for each handler.
   *
   * @param slots how many, a power of two
   * @param events make what a slot holds
   * @param wait how handlers wait
   * @param status shared by all rings of an engine
   * @param order of the handlers
   * @param handlers at least one; each names its thread
   */
  public RingTransport(
      final int slots,
      final EventFactory<E> events,
      final WaitChoice wait,
      final EngineStatus status,
      final Order order,
      final List<? extends GuardedHandler<E>> handlers) {
    this.status = status;
    final List<Thread> started = new ArrayList<>();
    disruptor =
        new Disruptor<>(
            events,
            slots,
            work -> thread(work, handlers, started),
            ProducerType.SINGLE,
            wait.strategy());
    disruptor.setDefaultExceptionHandler(new StopOnException<>(status));
    if (order == Order.SIDE_BY_SIDE) {
      for (final GuardedHandler<E> handler : handlers) {
        disruptor.handleEventsWith(handler);
      }
    } else {
      EventHandlerGroup<E> last = null;
      for (final GuardedHandler<E> handler : handlers) {
        last = last == null ? disruptor.handleEventsWith(handler) : last.then(handler);
      }
    }
    ring = disruptor.start();
    threads = started.toArray(new Thread[0]);
  }

  /** Named by its handler once it runs; which one that is, is known before where there is one. */
  private static Thread thread(
      final Runnable work,
      final List<? extends GuardedHandler<?>> handlers,
      final List<Thread> started) {
    final Thread thread =
        new Thread(work, handlers.size() == 1 ? handlers.get(0).threadName() : "millrace");
    thread.setDaemon(true);
    started.add(thread);
    return thread;
  }

  /**
   * @param slots how many
   * @return whether so many are free at once
   * @throws EngineFailure where something has failed
   */
  public boolean hasRoom(final int slots) {
    refuseAfterFailure();
    return ring.hasAvailableCapacity(slots);
  }

  /**
   * Waits for free slots and claims them.
   *
   * @param slots how many, at most half of the ring
   * @return number of the last
   * @throws EngineFailure where something has failed
   */
  public long claim(final int slots) {
    while (!ring.hasAvailableCapacity(slots)) {
      refuseAfterFailure();
      LockSupport.parkNanos(PARK_NS);
    }
    refuseAfterFailure();
    return ring.next(slots);
  }

  /**
   * Waits for a free slot and claims it, on a thread of the engine.
   *
   * @return its number
   * @throws Stopped where something has failed
   */
  public long claimOrStop() {
    while (!ring.hasAvailableCapacity(1)) {
      if (status.hasFailed() || !isAlive()) {
        throw Stopped.INSTANCE;
      }
      LockSupport.parkNanos(PARK_NS);
    }
    if (status.hasFailed()) {
      throw Stopped.INSTANCE;
    }
    return ring.next();
  }

  /**
   * Waits for a free slot and claims it, also after a failure: for the event that ends the threads.
   *
   * @return its number, -1 where no thread lives that could free one
   */
  public long claimLast() {
    while (!ring.hasAvailableCapacity(1)) {
      if (!isAlive()) {
        return -1;
      }
      LockSupport.parkNanos(PARK_NS);
    }
    return isAlive() ? ring.next() : -1;
  }

  /**
   * @param slot that was claimed
   * @return what it holds
   */
  public E get(final long slot) {
    return ring.get(slot);
  }

  /**
   * @param low first of the slots that were claimed
   * @param high last of them
   */
  public void publish(final long low, final long high) {
    ring.publish(low, high);
  }

  /** {@return how many slots there are} */
  public int slots() {
    return ring.getBufferSize();
  }

  /** {@return how many slots hold what not every handler has seen; any thread may ask} */
  public long occupied() {
    final long seen = ring.getMinimumGatingSequence(); // before the cursor, which may move
    return ring.getCursor() - seen;
  }

  /**
   * Waits until every handler has seen everything that was published.
   *
   * @throws EngineFailure where something has failed
   */
  public void drain() {
    while (ring.getMinimumGatingSequence() < ring.getCursor()) {
      refuseAfterFailure();
      LockSupport.parkNanos(PARK_NS);
    }
    refuseAfterFailure();
  }

  private boolean isAlive() {
    for (final Thread thread : threads) {
      if (!thread.isAlive()) {
        return false;
      }
    }
    return true;
  }

  /**
   * @throws EngineFailure where something has failed, or a thread has died
   */
  public void refuseAfterFailure() {
    final EngineFailure failure = status.failure();
    if (failure != null) {
      throw failure;
    }
    if (!isAlive()) {
      throw new EngineFailure("a thread of the engine has died", null);
    }
  }

  /**
   * Waits until the last handler has seen the poison event, then stops the threads.
   *
   * @throws EngineFailure where a thread has died before
   */
  public void close() {
    try {
      awaitEnd();
    } finally {
      disruptor.halt();
    }
  }

  private void awaitEnd() {
    boolean interrupted = false;
    boolean done = false;
    while (!done) {
      try {
        done = status.done().await(LOOK_MS, TimeUnit.MILLISECONDS);
      } catch (final InterruptedException whileDraining) {
        interrupted = true;
      }
      if (!done && !isAlive()) {
        throw new EngineFailure("a thread of the engine has died; not drained", null);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops the threads at once, after the last handler of all has seen the poison event. */
  public void halt() {
    disruptor.halt();
  }

  /** A handler catches its own exceptions; one that escapes stops the engine. */
  private record StopOnException<E>(EngineStatus status) implements ExceptionHandler<E> {
    @Override
    public void handleEventException(final Throwable thrown, final long slot, final E event) {
      status.fail("engine thread failed in slot", slot, thrown);
    }

    @Override
    public void handleOnStartException(final Throwable thrown) {
      status.fail("engine thread could not start in slot", 0, thrown);
    }

    @Override
    public void handleOnShutdownException(final Throwable thrown) {
      status.fail("engine thread failed while stopping in slot", 0, thrown);
    }
  }
}
