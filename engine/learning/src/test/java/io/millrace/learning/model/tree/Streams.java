package io.millrace.learning.model.tree;

import java.util.Random;

/** Seeded samples of known structure: ten features, or three, then the label. */
public final class Streams {
  private Streams() {}

  /**
   * Friedman, "Multivariate adaptive regression splines" (1991), number 1, with noise of deviation
   * 1; in the second half the features change places where {@code drifts}.
   */
  public static double[][] friedman(final int count, final long seed, final boolean drifts) {
    final Random random = new Random(seed);
    final double[][] rows = new double[count][];
    for (int k = 0; k < count; k++) {
      final double[] row = random.doubles(11).toArray();
      final int shift = drifts && k >= count / 2 ? 5 : 0;
      row[10] =
          10 * Math.sin(Math.PI * row[shift] * row[shift + 1])
              + 20 * Math.pow(row[shift + 2] - 0.5, 2)
              + 10 * row[shift + 3]
              + 5 * row[shift + 4]
              + random.nextGaussian();
      rows[k] = row;
    }
    return rows;
  }

  /** Four linear pieces, with noise of deviation 0.1. */
  public static double[][] pieces(final int count, final long seed) {
    final Random random = new Random(seed);
    final double[][] rows = new double[count][];
    for (int k = 0; k < count; k++) {
      final double[] x = random.doubles(11, -1, 1).toArray();
      final double right = x[1] > -0.3 ? 3 * x[2] - 2 * x[3] + 5 : -4 * x[4] + 1;
      final double left = x[5] > 0 ? 2 * x[6] + x[7] - 3 : 6 * x[8] - 8;
      x[10] = (x[0] > 0.2 ? right : left) + 0.1 * random.nextGaussian();
      rows[k] = x;
    }
    return rows;
  }

  /**
   * The SEA concepts of Street and Kim, "A streaming ensemble algorithm" (2001): class 1 where the
   * first two of three features sum to at most 8, 9, 7, then 9.5; one label in ten is turned.
   */
  public static double[][] sea(final int count, final long seed) {
    final double[] limits = {8, 9, 7, 9.5};
    final Random random = new Random(seed);
    final double[][] rows = new double[count][];
    for (int k = 0; k < count; k++) {
      final double[] row = random.doubles(4, 0, 10).toArray();
      final boolean under = row[0] + row[1] <= limits[(int) (4L * k / count)];
      row[3] = under == random.nextInt(10) > 0 ? 1 : 0;
      rows[k] = row;
    }
    return rows;
  }
}
