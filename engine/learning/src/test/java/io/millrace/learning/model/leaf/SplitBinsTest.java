package io.millrace.learning.model.leaf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitBinsTest {
  private static final int BINS = 8;

  private final SplitBins bins = SplitBins.ofLabels(0, 1, BINS);
  private final VarianceSplit search = new VarianceSplit(bins);
  private final double[] block = new double[bins.end()];

  private void add(final double value, final double label) {
    bins.add(block, new double[] {value}, label, 1);
  }

  private double total(final int figure) {
    double sum = 0;
    for (int b = 0; b < BINS; b++) {
      sum += block[bins.sumsOf(0) + b * bins.width() + figure];
    }
    return sum;
  }

  @Test
  void shouldHoldEachSampleOnceWhenTheBordersAreLaid() {
    final Random random = new Random(1);
    double sum = 0;
    for (int i = 1; i <= 1000; i++) {
      final double label = random.nextInt(10);
      sum += label;
      add(random.nextGaussian(), label);
      if (bins.isReady(block)) {
        assertEquals(i, total(0));
        assertEquals(sum, total(1));
      }
    }
    assertTrue(bins.isReady(block));
    assertEquals(BINS - 1, bins.borders(block, 0));
  }

  /** The obvious twin: every border against a fresh pass over all samples. */
  @Test
  void shouldFindWhatAFullPassFindsWhenValuesAreFew() {
    for (long seed = 1; seed <= 200; seed++) {
      final Random random = new Random(seed);
      bins.clear(block);
      final int count = 30 + random.nextInt(200);
      final double[] values = new double[count];
      final double[] labels = new double[count];
      for (int i = 0; i < count; i++) {
        // All values come before the borders are laid, so that each gap gets one.
        values[i] = i < 5 ? i : random.nextInt(5);
        labels[i] = values[i] > 2 ? 3 + random.nextInt(3) : random.nextInt(3);
        add(values[i], labels[i]);
      }
      bins.refresh(block);
      double best = 0;
      for (int border = 0; border < 4; border++) {
        best = Math.max(best, reduction(values, labels, border + 0.5));
      }
      assertEquals(best > 1e-12, search.search(block), "seed " + seed);
      assertEquals(best, search.merit(), 1e-9, "seed " + seed);
      assertEquals(best, reduction(values, labels, search.threshold()), 1e-9, "seed " + seed);
    }
  }

  private static double reduction(
      final double[] values, final double[] labels, final double border) {
    final double[] left = new double[3];
    final double[] right = new double[3];
    for (int i = 0; i < values.length; i++) {
      final double[] side = values[i] <= border ? left : right;
      side[0]++;
      side[1] += labels[i];
      side[2] += labels[i] * labels[i];
    }
    final double n = values.length;
    if (left[0] < 0.01 * n || right[0] < 0.01 * n) {
      return 0;
    }
    final double[] all = {n, left[1] + right[1], left[2] + right[2]};
    return deviation(all) - left[0] / n * deviation(left) - right[0] / n * deviation(right);
  }

  private static double deviation(final double[] side) {
    return Math.sqrt(Math.max(0, side[2] / side[0] - Math.pow(side[1] / side[0], 2)));
  }

  @Test
  void shouldSearchTheSamplesAsTheyAreWhenThereAreFew() {
    for (int i = 0; i < 10; i++) {
      add(i, i < 4 ? 0 : 1);
    }
    bins.refresh(block);
    assertFalse(bins.isReady(block));
    assertTrue(search.search(block));
    assertEquals(10, search.weight());
    assertTrue(search.threshold() >= 3 && search.threshold() < 5, "at " + search.threshold());
  }

  @Test
  void shouldLayBordersAnewWhenAConstantFeatureBeginsToVary() {
    final Random random = new Random(2);
    for (int i = 0; i < 1000; i++) {
      add(7, random.nextDouble());
      bins.refresh(block);
    }
    assertEquals(0, bins.borders(block, 0));
    assertFalse(search.search(block));
    for (int i = 0; i < 1000; i++) {
      final double value = random.nextDouble();
      add(value, value > 0.3 ? 10 : 0);
      bins.refresh(block);
    }
    assertEquals(BINS - 1, bins.borders(block, 0));
    assertTrue(search.search(block));
    assertEquals(0.3, search.threshold(), 0.1);
  }

  @Test
  void shouldCopyCountsWhenRoomIsMadeForClasses() {
    final SplitBins narrow = SplitBins.ofClasses(0, 2, BINS, 2);
    final SplitBins wide = SplitBins.ofClasses(0, 2, BINS, 5);
    final double[] from = new double[narrow.end()];
    final double[] to = new double[wide.end()];
    final double[] direct = new double[wide.end()];
    narrow.setFeature(from, 1, 1);
    wide.setFeature(direct, 1, 1);
    final Random random = new Random(3);
    for (int i = 0; i < 100; i++) {
      final double[] x = {random.nextGaussian(), random.nextInt(3)};
      final int label = random.nextInt(2);
      narrow.add(from, x, label, 2);
      wide.add(direct, x, label, 2);
    }
    wide.copyFrom(from, narrow, to);
    for (int i = 0; i < to.length; i++) {
      assertEquals(direct[i], to[i], "at " + i);
    }
  }
}
