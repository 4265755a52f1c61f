package io.millrace.learning.model.ensemble;

import io.millrace.learning.model.FiniteGate;
import java.util.Arrays;

/** Weighted means of class probabilities. */
public final class Mixture {
  private Mixture() {}

  /** Adds weighted probabilities; those that are not finite are left out. */
  public static void add(final double[] sum, final double[] part, final double weight) {
    if (FiniteGate.allFinite(part, sum.length)) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += weight * part[k];
      }
    }
  }

  /** Makes them sum to 1; all the same where all are 0. */
  public static void normalise(final double[] sum) {
    double total = 0;
    for (final double share : sum) {
      total += share;
    }
    if (!(total > 0)) {
      Arrays.fill(sum, 1.0 / sum.length);
      return;
    }
    for (int k = 0; k < sum.length; k++) {
      sum[k] /= total;
    }
  }
}
