package io.millrace.learning.endurance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.Stateful;
import java.lang.management.ManagementFactory;
import java.util.function.LongConsumer;

/**
 * Very many updates of one part: nothing allocated once it is warm, and a state that is bounded.
 */
public final class Endurance {
  /** Of a run in the profile {@code slow}. */
  public static final long LONG = 10_000_000;

  private static final int PORTIONS = 10;

  /** What the meter and the compiler may leave in a run; a byte an update would be thousands. */
  private static final long NOISE = 2_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Endurance() {}

  /**
   * @param what is tried, for messages
   * @param part whose state must not grow
   * @param updates in all, of which a tenth is warm-up
   * @param update takes the number of the update
   */
  public static void assertFixedSize(
      final String what, final Stateful part, final long updates, final LongConsumer update) {
    final long portion = updates / PORTIONS;
    portion(update, 0, portion);
    // windows by time breathe
    final long max = 100 + sizeOf(part) * 3L / 2;
    long bytes = 0;
    for (int i = 1; i < PORTIONS; i++) {
      bytes += portion(update, i * portion, portion);
      final long size = sizeOf(part);
      assertTrue(size <= max, () -> what + " has grown to " + size + " numbers, from " + max);
    }
    final long allocated = bytes;
    assertTrue(allocated <= NOISE, () -> what + " allocated " + allocated + " bytes");
  }

  /**
   * The same of a part that may grow up to a bound: what it allocates is what it grows.
   *
   * @param what is tried, for messages
   * @param part whose state may grow
   * @param updates in all
   * @param max numbers in its state
   * @param update takes the number of the update
   */
  public static void assertBoundedGrowth(
      final String what,
      final Stateful part,
      final long updates,
      final long max,
      final LongConsumer update) {
    final long portion = updates / PORTIONS;
    long bytes = 0;
    for (int i = 0; i < PORTIONS; i++) {
      bytes += portion(update, i * portion, portion);
      final long size = sizeOf(part);
      assertTrue(size <= max, () -> what + " has grown to " + size + " numbers");
    }
    final long allocated = bytes;
    assertTrue(allocated <= 24 * max, () -> what + " allocated " + allocated + " bytes");
  }

  private static long portion(final LongConsumer update, final long from, final long count) {
    final long before = THREADS.getCurrentThreadAllocatedBytes();
    for (long k = from; k < from + count; k++) {
      update.accept(k);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static long sizeOf(final Stateful part) {
    final StateBuffer state = new StateBuffer();
    state.write(part);
    return state.remaining();
  }
}
