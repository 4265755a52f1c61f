package io.millrace.learning.model.optimizer;

/**
 * What the size of weights costs: {@code l1} times the sum of their magnitudes and {@code l2} times
 * half the sum of their squares. The second enters the gradient. The first is applied after the
 * step, by a move towards 0 that stops there, as long as the optimizer's step for a gradient of l1
 * would be: forward-backward splitting (Duchi and Singer, "Efficient online and batch learning
 * using forward backward splitting", JMLR 10, 2009), in the optimizer's own metric where it has one
 * for each weight (Duchi, Hazan and Singer, "Adaptive subgradient methods", JMLR 12, 2011).
 *
 * @param l1 from 0
 * @param l2 from 0
 */
public record Penalty(double l1, double l2) {
  /**
   * @param weight to be moved
   * @param by how far at most, from 0
   * @return the weight moved towards 0
   */
  static double shrink(final double weight, final double by) {
    return weight > 0 ? Math.max(0, weight - by) : Math.min(0, weight + by);
  }

  /** Moves all weights towards 0. */
  static void shrink(final double[] weights, final double by) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] = shrink(weights[i], by);
    }
  }
}
