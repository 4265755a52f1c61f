package io.millrace.learning.model.optimizer;

/**
 * A rate for each weight that falls with the gradients it has seen: {@code n += g^2; w -= rate g /
 * sqrt(n + eps)} with {@code g = slope x + l2 w}; eps is inside the root. Duchi, Hazan and Singer,
 * "Adaptive subgradient methods for online learning and stochastic optimization", JMLR 12 (2011).
 * With decay, {@code n = decay n + (1 - decay) g^2}, it is RMSProp: Tieleman and Hinton, lecture
 * 6.5 of "Neural networks for machine learning" (2012). Cost: O(weights) a step, with a root for
 * each; memory: 8 bytes a weight.
 */
public final class AdaGrad extends StatefulOptimizer {
  private final double rate;
  private final double keep;
  private final double take;
  private final double eps;
  private final Penalty penalty;
  private final double[] squares;
  private double factor = 1;

  private AdaGrad(
      final double rate,
      final double keep,
      final double take,
      final double eps,
      final Penalty penalty,
      final double[] squares) {
    super(squares);
    this.rate = rate;
    this.keep = keep;
    this.take = take;
    this.eps = eps;
    this.penalty = penalty;
    this.squares = squares;
  }

  /**
   * @param rate of a step, above 0
   * @param eps added to the sum of squares, above 0
   * @param penalty of weights
   * @param width how many weights
   * @return AdaGrad, which forgets nothing
   */
  public static AdaGrad sum(
      final double rate, final double eps, final Penalty penalty, final int width) {
    return new AdaGrad(rate, 1, 1, eps, penalty, new double[width]);
  }

  /**
   * @param rate of a step, above 0
   * @param decay share of the mean square that a step leaves, from 0 and below 1
   * @param eps added to the mean square, above 0
   * @param penalty of weights
   * @param width how many weights
   * @return RMSProp
   */
  public static AdaGrad mean(
      final double rate,
      final double decay,
      final double eps,
      final Penalty penalty,
      final int width) {
    return new AdaGrad(rate, decay, 1 - decay, eps, penalty, new double[width]);
  }

  @Override
  public void step(final double[] weights, final double[] x, final double slope) {
    final double[] n = squares;
    final double now = rate * factor;
    final double l1 = penalty.l1();
    final double l2 = penalty.l2();
    for (int i = 0; i < n.length; i++) {
      final double g = slope * x[i] + l2 * weights[i];
      n[i] = keep * n[i] + take * (g * g);
      final double own = now / Math.sqrt(n[i] + eps);
      weights[i] -= own * g;
      if (l1 > 0) {
        weights[i] = Penalty.shrink(weights[i], own * l1);
      }
    }
  }

  @Override
  public boolean rateFactor(final double newFactor) {
    factor = newFactor;
    return true;
  }

  @Override
  public double rate() {
    return rate;
  }
}
