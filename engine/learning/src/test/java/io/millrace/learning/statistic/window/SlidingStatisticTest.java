package io.millrace.learning.statistic.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import io.millrace.learning.statistic.MomentKind;
import io.millrace.learning.statistic.WindowSpec;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SlidingStatisticTest {

  private static void assertOutputs(
      final double[] expected, final SlidingStatistic statistic, final double... inputs) {
    for (int i = 0; i < inputs.length; i++) {
      statistic.update(inputs[i], i);
      assertEquals(expected[i], statistic.get(), 1e-6, "output " + i);
    }
  }

  @Test
  void shouldGiveThePublishedRowsWhenWindowsCount() {
    assertOutputs(
        new double[] {1, 1.5, 2.5, 3.5, 4.5, 5.5},
        new SlidingSum(WindowSpec.count(2), true),
        1,
        2,
        3,
        4,
        5,
        6);
    assertOutputs(
        new double[] {0, 4.5, 2.333333, 17.333333, 25.333333, 16},
        new SlidingMoments(WindowSpec.count(3), MomentKind.VARIANCE),
        1,
        4,
        2,
        -4,
        -8,
        0);
  }

  @Test
  void shouldHoldBothEndsWhenWindowIsATime() {
    final SlidingCount count = new SlidingCount(WindowSpec.time(10, 100));
    count.update(1, 0);
    count.update(1, 10);
    assertEquals(2, count.get());
    count.moveTo(11);
    assertEquals(1, count.get());
    count.update(Double.NaN, 21);
    assertEquals(0, count.get());
  }

  @Test
  void shouldBeNotKnownUntilLostValuesWouldHaveLeftWhenWindowOverflows() {
    final SlidingSum sum = new SlidingSum(WindowSpec.time(100, 4), false);
    for (int i = 0; i < 4; i++) {
      sum.update(1, i);
    }
    assertEquals(4, sum.get());
    sum.update(1, 4);
    assertEquals(Double.NaN, sum.get());
    sum.update(1, 5);
    assertEquals(2, sum.overflows());
    sum.moveTo(101);
    assertEquals(Double.NaN, sum.get(), "the value of 1 would still be in the window");
    sum.moveTo(102);
    assertEquals(4, sum.get());
    sum.update(7, 104);
    assertEquals(9, sum.get());
  }

  @Test
  void shouldChangeFromALostValueWhenItWouldHaveLeft() {
    final SlidingChange change = new SlidingChange(WindowSpec.time(100, 2), Arithmetic.BINARY);
    change.update(1, 0);
    change.update(2, 1);
    change.update(4, 2);
    assertEquals(Double.NaN, change.get());
    change.moveTo(101);
    assertEquals(3, change.get());
    change.moveTo(102);
    assertEquals(2, change.get());
  }

  @Test
  void shouldGoOnWithTheSameBitsWhenStateIsRestored() {
    for (long seed = 0; seed < 40; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final WindowSpec extent =
          seed % 2 == 0 ? WindowSpec.time(700, 1 << 12) : WindowSpec.count(1 + (int) seed);
      final SlidingMoments one = new SlidingMoments(extent, MomentKind.VARIANCE);
      final SlidingMoments two = new SlidingMoments(extent, MomentKind.VARIANCE);
      long timeNs = 0;
      for (int i = 0; i < 100 + seed * 13; i++) {
        timeNs += random.nextInt(5);
        one.update(random.nextDouble() * 1e5, timeNs);
      }
      final StateBuffer state = new StateBuffer();
      state.write(one);
      state.read(two);
      assertEquals(0, state.remaining(), "seed=" + seed);
      assertEquals(StateDigest.of(one), StateDigest.of(two), "seed=" + seed);
      for (int i = 0; i < 500; i++) {
        timeNs += random.nextInt(5);
        final double x = random.nextDouble();
        one.update(x, timeNs);
        two.update(x, timeNs);
        assertEquals(one.get(), two.get(), 0, "seed=" + seed + " i=" + i);
      }
      assertEquals(StateDigest.of(one), StateDigest.of(two), "seed=" + seed);
    }
  }

  @Test
  void shouldRefuseStateWhenItIsOfALargerWindow() {
    final SlidingCount large = new SlidingCount(WindowSpec.count(10));
    for (int i = 0; i < 10; i++) {
      large.update(i, i);
    }
    final StateBuffer state = new StateBuffer();
    state.write(large);
    final SlidingCount small = new SlidingCount(WindowSpec.count(9));
    assertThrows(IllegalStateException.class, () -> state.read(small));
  }

  @Test
  void shouldRefuseExtentWhenItIsEmpty() {
    assertThrows(IllegalArgumentException.class, () -> WindowSpec.count(0));
    assertThrows(IllegalArgumentException.class, () -> WindowSpec.time(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new SlidingCount(WindowSpec.ALL));
  }
}
