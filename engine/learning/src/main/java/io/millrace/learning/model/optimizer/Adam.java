package io.millrace.learning.model.optimizer;

import io.millrace.learning.state.StateTransfer;

/**
 * Momentum and a rate for each weight: {@code m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; w -=
 * rate_t m / (sqrt(v) + eps)} with {@code g = slope x + l2 w}. The correction for the start at zero
 * is folded into the rate: {@code rate_t = rate sqrt(1 - b2^t) / (1 - b1^t)}. Kingma and Ba, "Adam:
 * a method for stochastic optimization", ICLR 2015. AMSGrad divides by the root of the greatest v
 * so far, with the same rate: Reddi, Kale and Kumar, "On the convergence of Adam and beyond", ICLR
 * 2018. Cost: O(weights) a step, with a root for each; memory: 16 bytes a weight, 24 for AMSGrad.
 */
public final class Adam extends StatefulOptimizer {
  private final double rate;
  private final double beta1;
  private final double beta2;
  private final double eps;
  private final boolean keepsGreatest;
  private final Penalty penalty;
  private final double[] mean;
  private final double[] square;
  private final double[] greatest;
  private double power1 = 1;
  private double power2 = 1;
  private double factor = 1;

  private Adam(
      final double[] numbers,
      final Penalty penalty,
      final boolean keepsGreatest,
      final double[]... memory) {
    super(memory);
    rate = numbers[0];
    beta1 = numbers[1];
    beta2 = numbers[2];
    eps = numbers[3];
    this.penalty = penalty;
    this.keepsGreatest = keepsGreatest;
    mean = memory[0];
    square = memory[1];
    greatest = memory[2];
  }

  /**
   * @param rate of a step, above 0
   * @param beta1 share of the mean gradient that a step leaves, from 0 and below 1
   * @param beta2 share of the mean square that a step leaves, from 0 and below 1
   * @param eps added to the root, above 0
   * @param keepsGreatest whether it is AMSGrad
   * @param penalty of weights
   * @param width how many weights
   */
  public Adam(
      final double rate,
      final double beta1,
      final double beta2,
      final double eps,
      final boolean keepsGreatest,
      final Penalty penalty,
      final int width) {
    this(
        new double[] {rate, beta1, beta2, eps},
        penalty,
        keepsGreatest,
        new double[width],
        new double[width],
        new double[keepsGreatest ? width : 0]);
  }

  @Override
  public void step(final double[] weights, final double[] x, final double slope) {
    power1 *= beta1;
    power2 *= beta2;
    final double now = rate * factor * Math.sqrt(1 - power2) / (1 - power1);
    final double[] m = mean;
    final double[] v = square;
    final double l1 = penalty.l1();
    final double l2 = penalty.l2();
    for (int i = 0; i < m.length; i++) {
      final double g = slope * x[i] + l2 * weights[i];
      m[i] = beta1 * m[i] + (1 - beta1) * g;
      v[i] = beta2 * v[i] + (1 - beta2) * (g * g);
      double scale = v[i];
      if (keepsGreatest) {
        scale = Math.max(scale, greatest[i]);
        greatest[i] = scale;
      }
      final double own = now / (Math.sqrt(scale) + eps);
      weights[i] -= own * m[i];
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

  @Override
  public void reset() {
    super.reset();
    power1 = 1;
    power2 = 1;
  }

  @Override
  public void transferState(final StateTransfer state) {
    super.transferState(state);
    power1 = state.transfer(power1);
    power2 = state.transfer(power2);
  }
}
