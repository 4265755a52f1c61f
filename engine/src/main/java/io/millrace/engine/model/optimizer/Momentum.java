package io.millrace.engine.model.optimizer;

/**
 * Gradient descent that keeps its velocity: {@code v = decay v + rate g; w -= v} with the gradient
 * {@code g = slope x + l2 w} (Polyak, "Some methods of speeding up the convergence of iteration
 * methods", 1964). In Nesterov's form {@code w -= decay v + rate g}: the weights held are those
 * that are looked ahead to, so that the gradient is taken there (Nesterov 1983; so written by
 * Sutskever, Martens, Dahl and Hinton, "On the importance of initialization and momentum in deep
 * learning", ICML 2013). Cost: O(weights) a step; memory: 8 bytes a weight.
 */
public final class Momentum extends RememberingOptimizer {
  private final double rate;
  private final double decay;
  private final boolean looksAhead;
  private final Penalty penalty;
  private final double[] velocity;
  private double factor = 1;

  private Momentum(
      final double rate,
      final double decay,
      final boolean looksAhead,
      final Penalty penalty,
      final double[] velocity) {
    super(velocity);
    this.rate = rate;
    this.decay = decay;
    this.looksAhead = looksAhead;
    this.penalty = penalty;
    this.velocity = velocity;
  }

  /**
   * @param rate of a step, above 0
   * @param decay share of the velocity that a step leaves, from 0 and below 1
   * @param looksAhead whether in Nesterov's form
   * @param penalty of weights
   * @param width how many weights
   */
  public Momentum(
      final double rate,
      final double decay,
      final boolean looksAhead,
      final Penalty penalty,
      final int width) {
    this(rate, decay, looksAhead, penalty, new double[width]);
  }

  @Override
  public void step(final double[] weights, final double[] x, final double slope) {
    final double[] v = velocity;
    final double now = rate * factor;
    final double l2 = penalty.l2();
    // what the last velocity and the gradient's own step count for in the move
    final double ofVelocity = looksAhead ? decay : 1;
    final double ofStep = looksAhead ? 1 : 0;
    for (int i = 0; i < v.length; i++) {
      final double move = now * (slope * x[i] + l2 * weights[i]);
      v[i] = decay * v[i] + move;
      weights[i] -= ofVelocity * v[i] + ofStep * move;
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
}
