package io.millrace.learning.model.optimizer;

/**
 * Follow the proximally regularised leader: McMahan and others, "Ad click prediction: a view from
 * the trenches", KDD 2013, algorithm 1. It keeps {@code z} and the sum of squared gradients {@code
 * n} of each weight, from which the weight follows:
 *
 * <pre>
 * w = 0 where |z| &lt;= l1, else -(z - sign(z) l1) / ((beta + sqrt(n)) / alpha + l2)
 * g = slope x
 * z += g - (sqrt(n + g^2) - sqrt(n)) / alpha w
 * n += g^2
 * </pre>
 *
 * A step does these in this order: it brings the weights up to the gradients before its own. So
 * predictions are made by weights that lack the latest gradient; that is the protocol of the
 * published numbers. Cost: O(weights) a step, with two roots for each; memory: two or more doubles
 * a weight.
 */
public final class Ftrl extends StatefulOptimizer {
  private static final double INTERCEPT_RATE = 0.01;

  private final double alpha;
  private final double beta;
  private final Penalty penalty;
  private final double[] z;
  private final double[] n;

  private Ftrl(
      final double alpha,
      final double beta,
      final Penalty penalty,
      final double[] z,
      final double[] n) {
    super(z, n);
    this.alpha = alpha;
    this.beta = beta;
    this.penalty = penalty;
    this.z = z;
    this.n = n;
  }

  /**
   * @param alpha rate, above 0
   * @param beta added to the root of the sum of squares, from 0
   * @param penalty of weights, the algorithm's own
   * @param width how many weights
   */
  public Ftrl(final double alpha, final double beta, final Penalty penalty, final int width) {
    this(alpha, beta, penalty, new double[width], new double[width]);
  }

  @Override
  public void step(final double[] weights, final double[] x, final double slope) {
    final double l1 = penalty.l1();
    final double l2 = penalty.l2();
    for (int i = 0; i < z.length; i++) {
      final double root = Math.sqrt(n[i]);
      final double beyond = Math.abs(z[i]) - l1;
      // l1 of 0 and beta of 0 would make 0 / 0 of a weight that has seen nothing
      final double w =
          beyond > 0 ? -StrictMath.copySign(beyond, z[i]) / ((beta + root) / alpha + l2) : 0;
      final double g = slope * x[i];
      final double squares = n[i] + g * g;
      z[i] += g - (Math.sqrt(squares) - root) / alpha * w;
      n[i] = squares;
      weights[i] = w;
    }
  }

  @Override
  public double rate() {
    return INTERCEPT_RATE;
  }
}
