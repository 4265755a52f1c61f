package io.millrace.engine.ring;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for a publication by spinning a little, then parked until the publisher wakes it: an idle
 * engine takes no core, and a lone record waits for one wake-up, not for the end of a nap. For one
 * waiting thread. Publishing takes no lock; it costs a fence, and a wake-up where somebody sleeps.
 *
 * <ol>
 *   <li>The waiting thread says that it sleeps, then looks at the sequence again, then parks.
 *   <li>The publisher moves the sequence, then looks whether somebody sleeps, then wakes.
 *   <li>Full fences stand between the two steps of each, so that one of them sees the other.
 * </ol>
 */
final class ParkingWaitStrategy implements WaitStrategy {
  /** How long a park lasts without a wake-up, so that a halt is noticed in any case. */
  private static final long LONGEST_PARK_NS = 10_000_000;

  private final int spins;
  private volatile Thread sleeper;

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
    return available >= wanted ? available : sleep(wanted, dependentSequence, barrier);
  }

  private long sleep(
      final long wanted, final Sequence dependentSequence, final SequenceBarrier barrier)
      throws AlertException {
    try {
      while (true) {
        sleeper = Thread.currentThread();
        VarHandle.fullFence();
        final long available = dependentSequence.get();
        if (available >= wanted) {
          return available;
        }
        barrier.checkAlert();
        LockSupport.parkNanos(this, LONGEST_PARK_NS);
      }
    } finally {
      sleeper = null;
    }
  }

  @Override
  public void signalAllWhenBlocking() {
    VarHandle.fullFence();
    final Thread thread = sleeper;
    if (thread != null) {
      sleeper = null;
      LockSupport.unpark(thread);
    }
  }
}
