package io.millrace.learning.model.ensemble;

import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * Weights of the exponentially weighted average forecaster: {@code w_i = exp(-eta L_i)}, L the sum
 * of an expert's losses, each in [0, 1]. For convex losses and N experts the forecaster's loss
 * after n samples exceeds that of the best expert by at most {@code ln N / eta + n eta / 8} for a
 * fixed eta (Cesa-Bianchi and Lugosi, "Prediction, Learning, and Games", 2006, theorem 2.2), and by
 * at most {@code 2 sqrt(n/2 ln N) + sqrt(ln N / 8)} for {@code eta_t = sqrt(8 ln N / t)} (theorem
 * 2.3) at the t-th prediction, of t - 1 losses, whatever the samples are. With forgetting below 1
 * older losses count for less (section 2.11).
 */
final class ExpertWeights implements Stateful {
  private final double eta;
  private final double forgetting;
  private final double[] losses;
  private final double[] weights;
  private long count;

  /**
   * @param experts how many
   * @param eta learning rate; 0 for the one that falls with the samples
   * @param forgetting of losses a sample, in (0, 1]
   */
  ExpertWeights(final int experts, final double eta, final double forgetting) {
    this.eta = eta;
    this.forgetting = forgetting;
    losses = new double[experts];
    weights = new double[experts];
    weigh();
  }

  double of(final int expert) {
    return weights[expert];
  }

  /** Adds to each expert its loss, in [0, 1]. */
  void update(final double[] sampleLosses) {
    count++;
    for (int i = 0; i < losses.length; i++) {
      losses[i] = losses[i] * forgetting + sampleLosses[i];
    }
    weigh();
  }

  /** Restates past losses where the unit of losses has grown. */
  void rescale(final double factor) {
    for (int i = 0; i < losses.length; i++) {
      losses[i] *= factor;
    }
  }

  private void weigh() {
    final double rate = eta > 0 ? eta : Math.sqrt(8 * StrictMath.log(losses.length) / (count + 1));
    double min = Double.POSITIVE_INFINITY;
    for (final double loss : losses) {
      min = Math.min(min, loss);
    }
    double sum = 0;
    for (int i = 0; i < losses.length; i++) {
      weights[i] = StrictMath.exp(-rate * (losses[i] - min));
      sum += weights[i];
    }
    for (int i = 0; i < losses.length; i++) {
      weights[i] /= sum;
    }
  }

  boolean isFinite() {
    return FiniteGate.allFinite(losses);
  }

  void reset() {
    count = 0;
    Arrays.fill(losses, 0);
    weigh();
  }

  @Override
  public void transferState(final StateTransfer state) {
    count = state.transfer(count);
    state.transfer(losses, 0, losses.length);
    state.transfer(weights, 0, weights.length);
  }
}
