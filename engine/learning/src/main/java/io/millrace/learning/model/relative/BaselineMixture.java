package io.millrace.learning.model.relative;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * A model's prediction, the running mean of labels and the last label, mixed by regret matching
 * plus: with absolute errors e of the three and E of the mixture, all of one sample,
 *
 * <pre>
 * R_k = max(0, R_k + E - e_k);  share_k = R_k / sum of R, all of it the model's while the sum is 0
 * </pre>
 *
 * After T samples the mixture's total error is above the best one's by no more than the greatest
 * difference of two predictions times the root of 3 T: Tammelin, Burch, Johanson and Bowling,
 * "Solving heads-up limit Texas hold'em" (IJCAI 2015), lemma 2; the step before it is Hart and
 * Mas-Colell, "A simple adaptive procedure leading to correlated equilibrium" (Econometrica 68,
 * 2000). It has no rate, no exponential and no unit, and a share that does not pay goes to 0
 * exactly. A wild label changes a difference of two absolute errors by no more than the predictions
 * differ, and the difference counts no further than {@link ErrorScale} allows, so that one label
 * decides nothing; squared errors would let it.
 *
 * <p>The last label is worth something only where it was known when the sample was predicted.
 * {@link #withoutLast} leaves it out. One thread at a time; allocates nothing. Cost: O(1).
 */
public final class BaselineMixture implements Stateful {
  private static final int MEMORY = 1024;

  /**
   * A regret is worth so many usual costs at most, so that none outlives the scale it came from.
   */
  private static final double MAX_LABELS = 4 * MEMORY;

  private final ErrorScale scale = new ErrorScale(MEMORY);
  private boolean hasLast = true;
  private double ofModel;
  private double ofMean;
  private double ofLast;
  private double mean;
  private double last;
  private long count;

  /** Gives the last label no share from now on. */
  public void withoutLast() {
    hasLast = false;
  }

  /**
   * @param prediction of the model
   * @return the mixture; the prediction to the bit where the baselines have no share
   */
  public double mix(final double prediction) {
    final double sum = ofModel + ofMean + ofLast;
    if (!(sum > 0)) {
      return prediction;
    }
    return prediction + (ofMean * (mean - prediction) + ofLast * (last - prediction)) / sum;
  }

  /** {@return the model's share, from 0 to 1} */
  public double share() {
    final double sum = ofModel + ofMean + ofLast;
    return sum > 0 ? ofModel / sum : 1;
  }

  /**
   * Allocates the copy.
   *
   * @param weights of the model
   * @return the weights that predict: by the model's share
   */
  public double[] shared(final double[] weights) {
    final double[] copy = weights.clone();
    final double share = share();
    for (int i = 0; i < copy.length; i++) {
      copy[i] *= share;
    }
    return copy;
  }

  /**
   * Judges the three by a label, then takes it for the mean and the last.
   *
   * @param prediction of the model, made before it learns the label
   * @param label finite
   */
  public void learn(final double prediction, final double label) {
    if (count > 0) {
      final double cost = Math.abs(mix(prediction) - label);
      ofModel = regret(ofModel, cost - Math.abs(prediction - label));
      ofMean = regret(ofMean, cost - Math.abs(mean - label));
      ofLast = hasLast ? regret(ofLast, cost - Math.abs(last - label)) : 0;
      scale.learn(cost);
    }
    count++;
    mean += (label - mean) / count;
    last = label;
  }

  private double regret(final double before, final double by) {
    final double after = Math.max(0, before + scale.limited(by));
    return Math.min(after, Math.max(MAX_LABELS * scale.mean(), Math.abs(by)));
  }

  /** {@return whether all its state is finite} */
  public boolean isFinite() {
    return Double.isFinite(ofModel + ofMean + ofLast + mean + last) && scale.isFinite();
  }

  /** Goes back to the state of one that has seen nothing. */
  public void reset() {
    ofModel = 0;
    ofMean = 0;
    ofLast = 0;
    mean = 0;
    last = 0;
    count = 0;
    scale.reset();
  }

  @Override
  public void transferState(final StateTransfer state) {
    ofModel = state.transfer(ofModel);
    ofMean = state.transfer(ofMean);
    ofLast = state.transfer(ofLast);
    mean = state.transfer(mean);
    last = state.transfer(last);
    count = state.transfer(count);
    scale.transferState(state);
  }
}
