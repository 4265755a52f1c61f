package io.millrace.learning.endurance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.Stateful;
import java.util.function.LongConsumer;

/**
 * Very many updates of one part: nothing allocated once it is warm, and a state that is bounded.
 */
public final class Endurance {
  /** Of a run in the profile {@code slow}. */
  public static final long LONG = 10_000_000;

  private static final int PORTIONS = 10;

  /** What compiling may leave in a whole run; a byte an update would be thousands. */
  private static final long NOISE = 2_000;

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
    portion(AllocationMeter.ofCurrentThread(), update, 0, portion);
    // windows by time breathe
    final long max = 100 + sizeOf(part) * 3L / 2;
    final AllocationMeter meter = AllocationMeter.ofCurrentThread();
    for (int i = 1; i < PORTIONS; i++) {
      portion(meter, update, i * portion, portion);
      final long size = sizeOf(part);
      assertTrue(size <= max, () -> what + " has grown to " + size + " numbers, from " + max);
    }
    meter.assertPassed(what, 0);
    assertTrue(meter.totalBytes() <= NOISE, () -> what + ": " + meter);
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
    final AllocationMeter meter = AllocationMeter.ofCurrentThread();
    for (int i = 0; i < PORTIONS; i++) {
      portion(meter, update, i * portion, portion);
      final long size = sizeOf(part);
      assertTrue(size <= max, () -> what + " has grown to " + size + " numbers");
    }
    assertTrue(meter.totalBytes() <= 24 * max, () -> what + ": " + meter);
  }

  private static void portion(
      final AllocationMeter meter, final LongConsumer update, final long from, final long count) {
    meter.begin();
    for (long k = from; k < from + count; k++) {
      update.accept(k);
    }
    meter.end();
  }

  private static long sizeOf(final Stateful part) {
    final StateBuffer state = new StateBuffer();
    state.write(part);
    return state.remaining();
  }
}
