package io.millrace.engine.ring;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for a publication by spinning a little, then parked until the publisher wakes it: an idle
 * engine takes no core, and a lone record waits for one wake-up, not for the end of a nap.
 * Publishing takes no lock; it costs a fence, and a wake-up for each thread that sleeps. A handler
 * that waits for another handler of the ring, and not for the publisher, naps instead.
 *
 * <ol>
 *   <li>The waiting thread announces that it sleeps, then looks at the sequence again, then parks.
 *   <li>The publisher moves the sequence, then looks whether somebody sleeps, then wakes.
 *   <li>Full fences separate the two steps of each, so that one of them sees the other.
 * </ol>
 */
final class ParkingWaitStrategy implements WaitStrategy {
  /** How long a park lasts without a wake-up, so that a halt is noticed in any case. */
  private static final long LONGEST_PARK_NS = 10_000_000;

  /** How long a nap lasts, since no publisher ends it. */
  private static final long NAP_NS = 10_000;

  private static final int MAX_SLEEPERS = 128;

  private final int spins;
  private final AtomicReferenceArray<Thread> sleepers = new AtomicReferenceArray<>(MAX_SLEEPERS);
  private final AtomicInteger asleep = new AtomicInteger();

  /**
   * @param spins looks at the sequence before it parks, from 0
   */
  ParkingWaitStrategy(final int spins) {
    this.spins = spins;
  }

  @Override
  public long waitFor(
      final long wanted,
      final Sequence cursor,
      final Sequence dependentSequence,
      final SequenceBarrier barrier)
      throws AlertException {
    long available = dependentSequence.get();
    for (int i = 0; available < wanted && i < spins; i++) {
      barrier.checkAlert();
      Thread.onSpinWait();
      available = dependentSequence.get();
    }
    while (available < wanted) {
      if (cursor.get() < wanted) {
        sleep(wanted, cursor, barrier);
      } else {
        barrier.checkAlert();
        LockSupport.parkNanos(this, NAP_NS);
      }
      available = dependentSequence.get();
    }
    return available;
  }

  /** Parks once: a wake-up may be for what came before, and takes the sleeper off the list. */
  private void sleep(final long wanted, final Sequence cursor, final SequenceBarrier barrier)
      throws AlertException {
    barrier.checkAlert();
    final int place = lieDown();
    VarHandle.fullFence();
    if (cursor.get() < wanted) {
      LockSupport.parkNanos(this, LONGEST_PARK_NS);
    }
    getUp(place, Thread.currentThread());
  }

  /** Done by the sleeper or by the thread that wakes it, whichever is first. */
  private boolean getUp(final int place, final Thread thread) {
    final boolean first = sleepers.compareAndSet(place, thread, null);
    if (first) {
      asleep.decrementAndGet();
    }
    return first;
  }

  private int lieDown() {
    asleep.incrementAndGet();
    final Thread thread = Thread.currentThread();
    int place = 0;
    while (!sleepers.compareAndSet(place, null, thread)) {
      place = (place + 1) % MAX_SLEEPERS;
    }
    return place;
  }

  @Override
  public void signalAllWhenBlocking() {
    VarHandle.fullFence();
    if (asleep.get() == 0) {
      return;
    }
    for (int place = 0; place < MAX_SLEEPERS; place++) {
      final Thread thread = sleepers.get(place);
      if (thread != null && getUp(place, thread)) {
        LockSupport.unpark(thread);
      }
    }
  }
}
