package io.millrace.learning.model.tree;

import io.millrace.learning.model.leaf.SplitBins;
import io.millrace.learning.state.SplitMix;

/**
 * Draws, without repetition, the features that a new leaf may be split by (Breiman, "Random
 * forests", Machine Learning 45, 2001), in ascending order; where all may, nothing is drawn.
 */
final class Subspace {
  private final int[] order;
  private final boolean[] taken;
  private final SplitMix random;

  Subspace(final int features, final SplitMix random) {
    order = new int[features];
    taken = new boolean[features];
    this.random = random;
  }

  /** How many features a leaf may be split by. */
  static int size(final int features, final int wanted) {
    return wanted == 0 ? features : Math.min(features, wanted);
  }

  void draw(final double[] block, final SplitBins bins) {
    final int count = bins.candidates();
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
      taken[i] = count == order.length;
    }
    for (int i = 0; i < count && count < order.length; i++) {
      final int other = i + random.below(order.length - i);
      final int chosen = order[other];
      order[other] = order[i];
      order[i] = chosen;
      taken[chosen] = true;
    }
    int candidate = 0;
    for (int i = 0; i < taken.length; i++) {
      if (taken[i]) {
        bins.setFeature(block, candidate++, i);
      }
    }
  }
}
