package io.millrace.learning.model.ensemble;

import io.millrace.learning.state.SplitMix;

/** Draws from a Poisson distribution by inversion of its distribution function. */
final class Poisson {
  private static final int MAX = 64;

  private final double[] upTo = new double[MAX];

  /**
   * @param mean above 0 and at most 20, so that more than 64 are never due
   */
  Poisson(final double mean) {
    double share = StrictMath.exp(-mean);
    double sum = 0;
    for (int k = 0; k < MAX; k++) {
      sum += share;
      upTo[k] = sum;
      share *= mean / (k + 1);
    }
  }

  int next(final SplitMix random) {
    final double u = random.uniform();
    int k = 0;
    while (k < MAX - 1 && u >= upTo[k]) {
      k++;
    }
    return k;
  }
}
