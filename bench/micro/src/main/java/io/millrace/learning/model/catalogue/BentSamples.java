package io.millrace.learning.model.catalogue;

import java.util.SplittableRandom;

/** Samples of a law that bends, with noise, walked through without end. */
final class BentSamples {
  /** Numbers of a sample. */
  static final int FEATURES = 8;

  private static final int SAMPLES = 1 << 13;

  final double[][] x = new double[SAMPLES][FEATURES];
  final double[] y = new double[SAMPLES];
  private int at;

  BentSamples() {
    final SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < SAMPLES; i++) {
      for (int j = 0; j < FEATURES; j++) {
        x[i][j] = random.nextDouble(-1, 1);
      }
      y[i] = 3 * x[i][0] * x[i][1] + x[i][2] + random.nextDouble(-0.1, 0.1);
    }
  }

  /** Advances, and returns the index of the sample. */
  int next() {
    at = (at + 1) & (SAMPLES - 1);
    return at;
  }
}
