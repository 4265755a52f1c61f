package io.millrace.bench.rig.figure;

import java.util.Arrays;

/**
 * The middle and the ends of some numbers; all NaN where one is not known.
 *
 * @param median of an even number the mean of the middle two
 * @param lowest of them
 * @param highest of them
 */
public record Spread(double median, double lowest, double highest) {
  /** {@return the middle and the ends of numbers in any order} */
  public static Spread of(final double... values) {
    final double[] sorted = values.clone();
    Arrays.sort(sorted);
    final int last = sorted.length - 1;
    if (last < 0 || Double.isNaN(sorted[last])) {
      return new Spread(Double.NaN, Double.NaN, Double.NaN);
    }
    return new Spread((sorted[last / 2] + sorted[(last + 1) / 2]) / 2, sorted[0], sorted[last]);
  }
}
