package io.millrace.learning.model.optimizer;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.Power;

/**
 * Stochastic gradient descent: {@code w -= rate_t (slope x + l2 w)}, with the l1 {@link Penalty}.
 * The rate of step t, from 1, is constant or falls as {@code rate / t^power}: Robbins and Monro, "A
 * stochastic approximation method", Annals of Mathematical Statistics 22 (1951). Cost: O(weights) a
 * step, a power more where the rate falls; memory: nothing for each weight.
 */
public final class Sgd implements Optimizer {
  private final double rate;
  private final double power;
  private final Penalty penalty;
  private final Power powers = new Power();
  private long steps;
  private double factor = 1;

  /**
   * @param rate of the first step, above 0
   * @param power of the number of steps by which the rate is divided; 0 is a constant rate
   * @param penalty of weights
   */
  public Sgd(final double rate, final double power, final Penalty penalty) {
    this.rate = rate;
    this.power = power;
    this.penalty = penalty;
  }

  @Override
  public void step(final double[] weights, final double[] x, final double slope) {
    double now = rate * factor;
    if (power > 0) {
      steps++;
      now /= powers.of(steps, power);
    }
    final double l2 = penalty.l2();
    if (l2 == 0) {
      // the same steps to the bit
      for (int i = 0; i < weights.length; i++) {
        weights[i] -= now * (slope * x[i]);
      }
    } else {
      for (int i = 0; i < weights.length; i++) {
        weights[i] -= now * (slope * x[i] + l2 * weights[i]);
      }
    }
    if (penalty.l1() > 0) {
      Penalty.shrink(weights, now * penalty.l1());
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
  public boolean isFinite() {
    return true;
  }

  @Override
  public void reset() {
    steps = 0;
  }

  @Override
  public void transferState(final StateTransfer state) {
    steps = state.transfer(steps);
  }
}
