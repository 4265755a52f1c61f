package io.millrace.learning.model.optimizer;

import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * A rate for each weight and the intercept that depends on no unit: normalised adaptive gradient,
 * algorithm 2 (NAG) of Ross, Mineiro and Langford, "Normalized online learning" (UAI 2013). For the
 * feature a from its centre, its reach s, the slope g of the loss, and means over the last {@code
 * memory} samples (over all t while they are fewer):
 *
 * <pre>
 * N   = mean of the sum of (a / s)^2 over features and intercept
 * G_i = mean of (g a)^2
 * D   = root of the mean of the squares of {@code unit}, what the label is measured in
 * rate_i = rate D / (s_i sqrt(N G_i) sqrt(min(t, memory)))
 * </pre>
 *
 * The paper's is the same with sums for the means of G, which is where the root of t comes from,
 * without D, so that a weight's step has no unit of the label, and without an end of memory: its
 * rates go to 0, and a model that has seen a year follows no change. A rate that is not finite, of
 * a feature that did not vary, is 0. One thread at a time; allocates nothing. Cost: O(weights),
 * with a root for each; memory: two doubles a weight.
 */
public final class NormalizedRates implements Stateful {
  private final double rate;
  private final int memory;
  private final Penalty penalty;
  private final double interceptNorm;
  private final double[] squares;
  private final double[] rates;
  private long count;
  private double meanNorm;
  private double meanUnit;
  private double factor = 1;

  /**
   * @param rate of the first step, above 0
   * @param memory how many samples the means remember, from 2
   * @param penalty of weights
   * @param hasIntercept whether an intercept learns beside the weights
   * @param width how many weights
   */
  NormalizedRates(
      final double rate,
      final int memory,
      final Penalty penalty,
      final boolean hasIntercept,
      final int width) {
    this.rate = rate;
    this.memory = memory;
    this.penalty = penalty;
    interceptNorm = hasIntercept ? 1 : 0;
    squares = new double[width + 1];
    rates = new double[width + 1];
  }

  /** {@return how many samples the means remember} */
  public int memory() {
    return memory;
  }

  /**
   * Makes the rates of a sample.
   *
   * @param a features from their centres
   * @param reaches of the features
   * @param norm sum of the squares of the features in their reaches
   * @param slope of the loss
   * @param unit a magnitude in the label's unit, 1 where it has none
   * @return how far the prediction moves for each unit of the update, from 0
   */
  public double prepare(
      final double[] a,
      final double[] reaches,
      final double norm,
      final double slope,
      final double unit) {
    count++;
    final double steps = Math.min(count, memory);
    final double share = 1 / steps;
    meanNorm += (norm + interceptNorm - meanNorm) * share;
    meanUnit += (unit * unit - meanUnit) * share;
    final double now = rate * factor * Math.sqrt(meanUnit / (meanNorm * steps));
    final int width = a.length;
    double reach = 0;
    for (int i = 0; i < width; i++) {
      final double g = slope * a[i];
      squares[i] += (g * g - squares[i]) * share;
      rates[i] = rate(now, reaches[i] * Math.sqrt(squares[i]));
      reach += rates[i] * a[i] * a[i];
    }
    squares[width] += (slope * slope - squares[width]) * share;
    rates[width] = interceptNorm * rate(now, Math.sqrt(squares[width]));
    return reach + rates[width];
  }

  private static double rate(final double now, final double by) {
    final double rate = now / by;
    return by > 0 && rate <= Double.MAX_VALUE ? rate : 0;
  }

  /**
   * Moves weights: {@code w -= rate_i u a_i}, then towards 0 by the penalties, neither of which can
   * pass it: {@code w /= 1 + rate_i l2}, and by {@code rate_i l1}.
   *
   * @param weights to be moved
   * @param a features from their centres, as {@link #prepare} had them
   * @param u the update
   */
  public void step(final double[] weights, final double[] a, final double u) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] -= rates[i] * (u * a[i]);
    }
    if (penalty.l2() > 0 || penalty.l1() > 0) {
      for (int i = 0; i < weights.length; i++) {
        final double kept = weights[i] / (1 + rates[i] * penalty.l2());
        weights[i] = Penalty.shrink(kept, rates[i] * penalty.l1());
      }
    }
  }

  /**
   * @param u the update
   * @return by how much the intercept falls
   */
  public double interceptStep(final double u) {
    return rates[rates.length - 1] * u;
  }

  /**
   * Multiplies the rate, as it was given, by a factor from now on. Not written with the state.
   *
   * @param newFactor above 0, finite
   */
  public void rateFactor(final double newFactor) {
    factor = newFactor;
  }

  /** {@return whether all its state is finite} */
  public boolean isFinite() {
    return Double.isFinite(meanNorm) && Double.isFinite(meanUnit) && FiniteGate.allFinite(squares);
  }

  /** Goes back to the state of one that has made no step. */
  public void reset() {
    count = 0;
    meanNorm = 0;
    meanUnit = 0;
    Arrays.fill(squares, 0);
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
    meanNorm = state.transfer(meanNorm);
    meanUnit = state.transfer(meanUnit);
    state.transfer(squares, 0, squares.length);
  }
}
