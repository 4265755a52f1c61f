package io.millrace.learning.endurance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AllocationMeterTest {
  private static volatile Object sink;

  private static void allocate(final int bytes) {
    sink = new byte[bytes - 16]; // behind a header of 16
  }

  @Test
  void shouldCountToTheByte() {
    assertEquals(0, AllocationMeter.bytesOf(() -> {}));
    assertEquals(24, AllocationMeter.bytesOf(() -> allocate(24)));
    assertEquals(1 << 20, AllocationMeter.bytesOf(() -> allocate(1 << 20)));
  }

  @Test
  void shouldFailWhenEveryRoundAllocatesTheLeast() {
    final AssertionError error =
        assertThrows(
            AssertionError.class, () -> AllocationMeter.assertNothing("a box", () -> allocate(16)));
    assertTrue(error.getMessage().contains("a box"), error::getMessage);
    assertTrue(error.getMessage().contains("[16, 16, 16,"), error::getMessage);
  }

  @Test
  void shouldFailWhenEverySecondRoundAllocates() {
    final int[] round = new int[1];
    assertThrows(
        AssertionError.class,
        () ->
            AllocationMeter.assertNothing(
                "growth",
                () -> {
                  if (round[0]++ % 2 == 0) {
                    allocate(24);
                  }
                }));
    assertEquals(AllocationMeter.MAX_ROUNDS, round[0]);
  }

  @Test
  void shouldPassOnceTwoRoundsAreClean() {
    final int[] round = new int[1];
    AllocationMeter.assertNothing(
        "warm-up",
        () -> {
          if (round[0]++ < 5) {
            allocate(24);
          }
        });
    assertEquals(7, round[0]);
    AllocationMeter.assertAtMost("checkpoint", 24, () -> allocate(24));
    assertThrows(
        AssertionError.class,
        () -> AllocationMeter.assertAtMost("checkpoint", 24, () -> allocate(32)));
  }

  /** Waiting for the other thread allocates here, and is not counted. */
  @Test
  void shouldCountOtherThreadsByName() throws InterruptedException {
    final SynchronousQueue<Integer> work = new SynchronousQueue<>();
    final AtomicInteger done = new AtomicInteger();
    final Thread other =
        new Thread(
            () -> {
              try {
                for (int bytes = work.take(); bytes > 0; bytes = work.take()) {
                  allocate(bytes);
                  done.incrementAndGet();
                }
              } catch (final InterruptedException stop) {
                Thread.currentThread().interrupt();
              }
            },
            "meter-test-1");
    other.start();
    final AllocationMeter meter = AllocationMeter.ofThreads("meter-test-");
    assertEquals(2, meter.names().size());
    assertEquals("meter-test-1", meter.names().get(0));
    assertThrows(AssertionError.class, () -> AllocationMeter.ofThread("meter-test-"));
    final AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> meter.run("other", 4_096, () -> {}, () -> give(work, done, 1 << 16)));
    assertTrue(error.getMessage().contains(", 655"), error::getMessage);
    AllocationMeter.ofThread("meter-test-1")
        .run("other", 1 << 17, () -> {}, () -> give(work, done, 1 << 16));
    work.put(0);
    other.join();
  }

  private static void give(
      final SynchronousQueue<Integer> work, final AtomicInteger done, final int bytes) {
    final int before = done.get();
    try {
      work.put(bytes);
    } catch (final InterruptedException stop) {
      throw new AssertionError(stop);
    }
    while (done.get() == before) {
      Thread.onSpinWait();
    }
  }
}
