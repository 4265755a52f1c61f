package io.millrace.learning.model.optimizer;

import io.millrace.learning.model.Dot;

/**
 * Gradient descent that keeps its velocity: {@code v = decay v + rate g; w -= v} with the gradient
 * {@code g = slope x + l2 w} (Polyak, "Some methods of speeding up the convergence of iteration
 * methods", 1964). In Nesterov's form {@code w -= decay v + rate g}: the weights held are those
 * that are looked ahead to, so that the gradient is taken there (Nesterov 1983; so written by
 * Sutskever, Martens, Dahl and Hinton, "On the importance of initialization and momentum in deep
 * learning", ICML 2013). Cost: O(weights) a step; memory: 8 bytes a weight.
 *
 * <p>Polyak's and Nesterov's rate is chosen for the greatest curvature, which a stream does not
 * tell in advance: one sample's is {@code 2 (|x|^2 + 1)} with the squared loss, and a step of it
 * comes to {@code rate / (1 - decay)} in the end, ten rates at the default. Three features that
 * follow each other, or one heavy tail, make that more than the 2 at which errors grow. Where
 * bounded, a sample takes the share {@code min(1, (1 - decay) min(1 - decay, 1/3) / (2 rate (|x|^2
 * + 1)))} of its slope. Then no sequence of samples can diverge: with {@code d = 1 - decay}, the
 * velocity's sum to come {@code s = decay v / d}, {@code z = w - w' - s} and {@code b} for weights
 * and intercept from those that make no error, {@code |z|^2 + |s|^2 / decay^2 + b^2 / d} never
 * grows.
 */
public final class Momentum extends StatefulOptimizer {
  /** Up to here the bound is proved. */
  private static final double MAX_LEFT = 1.0 / 3;

  private final double rate;
  private final double decay;
  private final boolean looksAhead;
  private final boolean isBounded;
  private final Penalty penalty;
  private final double[] velocity;
  private double factor = 1;

  private Momentum(
      final double rate,
      final double decay,
      final boolean looksAhead,
      final boolean isBounded,
      final Penalty penalty,
      final double[] velocity) {
    super(velocity);
    this.rate = rate;
    this.decay = decay;
    this.looksAhead = looksAhead;
    this.isBounded = isBounded;
    this.penalty = penalty;
    this.velocity = velocity;
  }

  /**
   * @param rate of a step, above 0
   * @param decay share of the velocity that a step leaves, from 0 and below 1
   * @param looksAhead whether in Nesterov's form
   * @param isBounded whether the rate is bounded by the sample
   * @param penalty of weights
   * @param width how many weights
   */
  public Momentum(
      final double rate,
      final double decay,
      final boolean looksAhead,
      final boolean isBounded,
      final Penalty penalty,
      final int width) {
    this(rate, decay, looksAhead, isBounded, penalty, new double[width]);
  }

  /** With {@code 2 rate} for the squared loss, whose slope is the steepest. */
  @Override
  public double share(final double[] x) {
    if (!isBounded) {
      return 1;
    }
    final double left = 1 - decay;
    final double max = left * Math.min(left, MAX_LEFT) / (Dot.product(x, x) + 1);
    return Math.min(1, max / (2 * rate * factor));
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
