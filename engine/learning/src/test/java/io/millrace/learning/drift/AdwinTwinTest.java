package io.millrace.learning.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** ADWIN beside a twin that keeps every value of its window and recomputes each part from them. */
class AdwinTwinTest {
  /** Buckets are lists of values, oldest first; sizes never grow from one to the next. */
  private static final class Twin {
    private final List<List<Double>> buckets = new ArrayList<>();
    private final double delta;
    private int count;

    Twin(final double delta) {
      this.delta = delta;
    }

    boolean update(final double x) {
      buckets.add(new ArrayList<>(List.of(x)));
      for (int size = 1; merge(size); size *= 2) {
        continue;
      }
      boolean drift = false;
      if (++count % 32 == 0) {
        while (values(0, buckets.size()).size() > 10 && cut()) {
          buckets.remove(0);
          drift = true;
        }
      }
      return drift;
    }

    private boolean merge(final int size) {
      final List<Integer> same = new ArrayList<>();
      for (int i = 0; i < buckets.size(); i++) {
        if (buckets.get(i).size() == size) {
          same.add(i);
        }
      }
      if (same.size() < 6) {
        return false;
      }
      buckets.get(same.get(0)).addAll(buckets.remove((int) same.get(1)));
      return true;
    }

    private List<Double> values(final int from, final int to) {
      final List<Double> all = new ArrayList<>();
      buckets.subList(from, to).forEach(all::addAll);
      return all;
    }

    private static double mean(final List<Double> values) {
      return values.stream().mapToDouble(x -> x).average().orElse(Double.NaN);
    }

    double mean() {
      return mean(values(0, buckets.size()));
    }

    private boolean cut() {
      final List<Double> all = values(0, buckets.size());
      final double mean = mean(all);
      final double variance =
          all.stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElse(0);
      final double d = StrictMath.log(2 * StrictMath.log(all.size()) / delta);
      for (int i = 1; i < buckets.size(); i++) {
        final List<Double> older = values(0, i);
        final List<Double> newer = values(i, buckets.size());
        if (older.size() >= 5 && newer.size() >= 5) {
          final double inverse = 1.0 / (older.size() - 4) + 1.0 / (newer.size() - 4);
          final double bound = Math.sqrt(2 * inverse * variance * d) + 2.0 / 3 * d * inverse;
          if (Math.abs(mean(older) - mean(newer)) > bound) {
            return true;
          }
        }
      }
      return false;
    }
  }

  @Test
  void shouldAgreeWithATwinThatKeepsEveryValue() {
    int drifts = 0;
    for (long seed = 0; seed < 20; seed++) {
      final Random random = new Random(seed);
      final double offset = seed % 2 == 0 ? 0 : 1e6;
      final DriftDetector adwin = DriftOracleTest.create("adwin", "reset", "false");
      final Twin twin = new Twin(0.002);
      double level = offset;
      for (int i = 0; i < 1500; i++) {
        if (random.nextInt(300) == 0) {
          level = offset + 4 * random.nextDouble();
        }
        final double x = level + random.nextGaussian();
        final String at = "seed " + seed + " value " + i;
        final boolean drift = twin.update(x);
        assertEquals(drift, adwin.update(x), at);
        assertEquals(twin.mean(), adwin.estimate(), 1e-12 * (1 + Math.abs(offset)), at);
        drifts += drift ? 1 : 0;
      }
    }
    assertTrue(drifts > 20, "the twins agree on too little: " + drifts);
  }

  @Test
  void shouldKeepItsDigitsUnderALargeOffset() {
    final DriftDetector plain = DriftOracleTest.create("adwin");
    final DriftDetector shifted = DriftOracleTest.create("adwin");
    final Random random = new Random(1);
    for (int i = 0; i < 50_000; i++) {
      final double x = random.nextInt(1024) / 1024.0 + (i / 20_000) * 0.125;
      assertEquals(plain.update(x), shifted.update(x + (1 << 30)), "value " + i);
    }
  }
}
