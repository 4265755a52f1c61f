package io.millrace.engine.model.linear;

import io.millrace.engine.state.StateReader;
import io.millrace.engine.state.StateWriter;

/**
 * Stochastic gradient descent with a constant rate: {@code w -= rate (slope x + l2 w)}, then, where
 * l1 is above 0, each weight moves towards 0 by {@code rate l1} and stops there (forward-backward
 * splitting: Duchi and Singer, "Efficient online and batch learning using forward backward
 * splitting", JMLR 10, 2009). It has no state.
 */
public final class Sgd implements Optimizer {
  private final double givenRate;
  private final double l1;
  private final double l2;
  private double rate;
  private double shrink;

  /**
   * @param rate of a step, above 0
   * @param l1 weight of the sum of absolute weights in the loss; from 0
   * @param l2 weight of half the sum of squared weights in the loss; from 0
   */
  public Sgd(final double rate, final double l1, final double l2) {
    this.givenRate = rate;
    this.l1 = l1;
    this.l2 = l2;
    this.rate = rate;
    this.shrink = rate * l1;
  }

  @Override
  public boolean rateFactor(final double factor) {
    rate = givenRate * factor;
    shrink = rate * l1;
    return true;
  }

  @Override
  public void step(final double[] weights, final double[] x, final double slope) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] -= rate * (slope * x[i] + l2 * weights[i]);
    }
    if (shrink > 0) {
      for (int i = 0; i < weights.length; i++) {
        final double w = weights[i];
        weights[i] = w > 0 ? Math.max(0, w - shrink) : Math.min(0, w + shrink);
      }
    }
  }

  @Override
  public boolean isFinite() {
    return true;
  }

  @Override
  public void reset() {
    // a constant rate remembers nothing
  }

  @Override
  public void writeState(final StateWriter out) {
    // a constant rate remembers nothing
  }

  @Override
  public void readState(final StateReader in) {
    // a constant rate remembers nothing
  }
}
