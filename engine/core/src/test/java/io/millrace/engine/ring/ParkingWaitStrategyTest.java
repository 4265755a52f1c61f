package io.millrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParkingWaitStrategyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ParkingWaitStrategy strategy = new ParkingWaitStrategy(3);
  private final RingBuffer<long[]> ring =
      RingBuffer.createSingleProducer(() -> new long[1], 8, strategy);
  private final SequenceBarrier barrier = ring.newBarrier();

  /**
   * A wake-up that was lost would cost 10 ms each time: with one in a hundred handovers lost,
   * 50,000 would take longer than the test waits. Every other handover finds the waiting thread
   * parked.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1_000})
  void shouldWakeForEveryPublicationWhenItSleeps(final int pauseEvery) throws Exception {
    final int handovers = 50_000;
    final Sequence taken = new Sequence(-1);
    ring.addGatingSequences(taken);
    final long[] sum = new long[1];
    final Thread waiting =
        new Thread(
            () -> {
              try {
                for (long next = 0; next < handovers; next++) {
                  barrier.waitFor(next);
                  sum[0] += ring.get(next)[0];
                  taken.set(next);
                }
              } catch (final Exception failure) {
                throw new IllegalStateException(failure);
              }
            });
    waiting.start();
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (long i = 0; i < handovers; i++) {
            final long slot = ring.next();
            ring.get(slot)[0] = i;
            ring.publish(slot);
            // The publisher waits for the taker now and then, so that the taker goes to sleep.
            while (i % pauseEvery == 0 && taken.get() < i) {
              Thread.onSpinWait();
            }
          }
          waiting.join();
        });
    assertFalse(waiting.isAlive());
    assertEquals((long) handovers * (handovers - 1) / 2, sum[0]);
  }

  /**
   * A wake-up for what the waiting thread had already seen took it off the list of sleepers. It
   * parked again without being on it, and the next publication woke nobody: 10 ms each time.
   */
  @Test
  void shouldWakeForAPublicationWhenAWakeUpForTheOneBeforeCameLate() throws Exception {
    final int rounds = 101;
    final Sequence taken = new Sequence(-1);
    ring.addGatingSequences(taken);
    final Thread waiting =
        new Thread(
            () -> {
              try {
                for (long next = 0; next < rounds; next++) {
                  barrier.waitFor(next);
                  taken.set(next);
                }
              } catch (final Exception failure) {
                throw new IllegalStateException(failure);
              }
            });
    waiting.start();
    final long[] tookNs = new long[rounds];
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (int i = 0; i < rounds; i++) {
            awaitParked(waiting);
            strategy.signalAllWhenBlocking();
            LockSupport.parkNanos(200_000);
            awaitParked(waiting);
            final long beganNs = System.nanoTime();
            ring.publish(ring.next());
            while (taken.get() < i) {
              Thread.onSpinWait();
            }
            tookNs[i] = System.nanoTime() - beganNs;
          }
          waiting.join();
        });
    Arrays.sort(tookNs);
    assertTrue(tookNs[rounds / 2] < 4_000_000, () -> "median ns: " + tookNs[rounds / 2]);
  }

  private static void awaitParked(final Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void shouldStopWaitingWhenTheRingIsHalted() {
    final Thread halting =
        new Thread(
            () -> {
              LockSupport.parkNanos(5_000_000);
              barrier.alert();
            });
    halting.start();
    assertTimeoutPreemptively(
        PATIENCE, () -> assertThrows(AlertException.class, () -> barrier.waitFor(0)));
  }
}
