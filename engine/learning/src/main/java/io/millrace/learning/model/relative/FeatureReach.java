package io.millrace.learning.model.relative;

import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * Centre and reach of each feature, for linear models that learn from features as they are. The
 * centre is the running mean; the reach is the greatest distance from it, which is what Ross,
 * Mineiro and Langford, "Normalized online learning" (UAI 2013), algorithm 2, call the scale s.
 * Both remember the last {@code memory} samples or so:
 *
 * <pre>
 * a = x - centre, limited to 4 reach;  centre += a / min(t, memory);  a = x - centre
 * reach = max(|a|, (1 - 1/memory) reach)
 * weight = weight reach / |a|   where |a| is more than twice the reach before
 * </pre>
 *
 * The limit is what a glitch can do: one sample of 1e9 makes the reach four times as long, which is
 * forgotten, while a feature whose unit changed by 1e9 is followed within 15 samples. The weight
 * shrinks as in the paper, so that what it was worth at the old reach's end it is worth at the new
 * one's; were it worth more, it would grow without end in a reach that grows again and again,
 * faster than a loss of bounded slope can take it back. A power of two in a feature is the same
 * power of two in centre and reach, to the bit. One thread at a time; allocates nothing. Cost:
 * O(features); memory: three doubles a feature.
 */
public final class FeatureReach implements Stateful {
  /** Growth of the reach by one sample. */
  private static final double MAX_GROWTH = 4;

  /** Growth that is taken for a new maximum of the same distribution. */
  private static final double USUAL_GROWTH = 2;

  private final boolean isCentred;
  private final int memory;
  private final double keep;
  private final double[] centres;
  private final double[] reaches;
  private final double[] centred;
  private long count;
  private double shift;
  private double norm;

  /**
   * @param features how many
   * @param isCentred whether the centre is the mean, else it stays 0
   * @param memory how many samples are remembered, from 2
   */
  public FeatureReach(final int features, final boolean isCentred, final int memory) {
    this.isCentred = isCentred;
    this.memory = memory;
    keep = 1 - 1.0 / memory;
    centres = new double[features];
    reaches = new double[features];
    centred = new double[features];
  }

  /**
   * Learns features.
   *
   * @param x features, all finite; not kept
   * @param weights of the features, which shrink where a reach grows
   * @return the features from their centres, its own array, valid until the next call
   */
  public double[] learn(final double[] x, final double[] weights) {
    count++;
    if (count == 1 && isCentred) {
      System.arraycopy(x, 0, centres, 0, centres.length);
    }
    final double share = isCentred ? 1.0 / Math.min(count, memory) : 0;
    shift = 0;
    norm = 0;
    for (int i = 0; i < centres.length; i++) {
      double reach = reaches[i];
      double a = x[i] - centres[i];
      if (reach > 0) {
        a = limited(a, MAX_GROWTH * reach);
      }
      final double by = a * share;
      centres[i] += by;
      shift += weights[i] * by;
      a -= by;
      reach = widened(i, Math.abs(a), weights);
      centred[i] = a;
      if (reach > 0) {
        final double part = a / reach;
        norm += part * part;
      }
    }
    return centred;
  }

  private double widened(final int i, final double distance, final double[] weights) {
    double reach = reaches[i] * keep;
    if (distance > reach) {
      if (distance > USUAL_GROWTH * reach) {
        weights[i] *= reach / distance;
      }
      reach = distance;
    }
    reaches[i] = reach;
    return reach;
  }

  /** By branches, which are foreseen, where min and max would be waited for. */
  private static double limited(final double a, final double max) {
    if (a > max) {
      return max;
    }
    return a < -max ? -max : a;
  }

  /**
   * {@return what moves from the weights' part of the prediction to the intercept, as the centres
   * of the features learned last moved: the sum of weight times move}
   */
  public double shift() {
    return shift;
  }

  /** {@return the sum of the squares of the features learned last, each in its reach} */
  public double norm() {
    return norm;
  }

  /**
   * {@return the reach of each feature, its own array, not to be written; 0 of one that did not
   * vary}
   */
  public double[] reaches() {
    return reaches;
  }

  /**
   * @param x features; not kept
   * @param weights of the features
   * @return the weights' part of the prediction: the sum of weight times the feature from its
   *     centre, which counts as far as twice the reach
   */
  public double value(final double[] x, final double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * limited(x[i] - centres[i], USUAL_GROWTH * reaches[i]);
    }
    return sum;
  }

  /**
   * @param weights of the features
   * @return what the weights make of the centres
   */
  public double ofCentres(final double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * centres[i];
    }
    return sum;
  }

  /** {@return whether all its state is finite} */
  public boolean isFinite() {
    return FiniteGate.allFinite(centres) && FiniteGate.allFinite(reaches);
  }

  /** Goes back to the state of one that has seen nothing. */
  public void reset() {
    count = 0;
    Arrays.fill(centres, 0);
    Arrays.fill(reaches, 0);
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
    state.transfer(centres, 0, centres.length);
    state.transfer(reaches, 0, reaches.length);
  }
}
