package io.millrace.learning.model.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.learning.state.StateBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortedWindowTest {
  /** Ties, zeros of both signs, and extremes. */
  private static double value(final Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> 0.0;
      case 1 -> -0.0;
      case 2 -> random.nextInt(4);
      case 3 -> random.nextGaussian() * 1e9;
      case 4 -> Double.MAX_VALUE;
      default -> random.nextGaussian();
    };
  }

  @Test
  void shouldFollowTheSlowTwinWhateverTheValues() {
    for (long seed = 0; seed < 60; seed++) {
      final Random random = new Random(seed);
      final int capacity = 1 + random.nextInt(40);
      SortedWindow window = new SortedWindow(capacity);
      final Deque<Double> twin = new ArrayDeque<>();
      for (int k = 0; k < 200; k++) {
        final double value = value(random);
        window.add(value);
        twin.add(value);
        if (twin.size() > capacity) {
          twin.remove();
        }
        if (k == 77) {
          window = copy(window, capacity);
        }
        final double[] sorted = twin.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        assertEquals(sorted.length, window.count(), "seed " + seed);
        for (int i = 0; i < sorted.length; i++) {
          assertEquals(sorted[i], window.sorted(i), "seed " + seed + ", value " + k);
        }
      }
    }
  }

  private static SortedWindow copy(final SortedWindow window, final int capacity) {
    final StateBuffer state = new StateBuffer();
    state.write(window);
    final SortedWindow copy = new SortedWindow(capacity);
    copy.add(5);
    state.read(copy);
    return copy;
  }

  @Test
  void shouldGiveQuantilesBetweenRanks() {
    final SortedWindow window = new SortedWindow(4);
    assertEquals(Double.NaN, window.quantile(0.5));
    window.add(10);
    assertEquals(10, window.quantile(0.9));
    window.add(20);
    window.add(40);
    window.add(30);
    assertEquals(25, window.quantile(0.5));
    assertEquals(17.5, window.quantile(0.25));
    assertEquals(40, window.quantile(1));
    window.add(50);
    assertEquals(20, window.quantile(0));
  }

  @Test
  void shouldRefuseAStateWhenItIsNone() {
    final StateBuffer state = new StateBuffer();
    state.write(out -> out.transfer(5));
    state.write(out -> out.transfer(0));
    assertThrows(IllegalStateException.class, () -> state.read(new SortedWindow(4)));
  }
}
