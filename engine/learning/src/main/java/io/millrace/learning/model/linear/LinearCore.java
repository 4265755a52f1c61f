package io.millrace.learning.model.linear;

import io.millrace.learning.model.Dot;
import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.model.loss.Loss;
import io.millrace.learning.model.optimizer.Optimizer;
import io.millrace.learning.model.optimizer.Optimizers;
import io.millrace.learning.model.scale.FeatureTransform;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/** The textbook's gradient model of one output, by the optimizer that the model names. */
final class LinearCore implements LinearLearner {
  private static final double DEFAULT_CLIP = 1e12;

  private final Loss loss;
  private final FeatureTransform inputs;
  private final Optimizer optimizer;
  private final boolean hasIntercept;
  private final double interceptRate;
  private final double clip;

  /** Where averaged, what predicts is the mean of the weights after each step. */
  private final boolean isAveraged;

  private final double[] weights;
  private final double[] means;
  private double intercept;
  private double interceptMean;
  private long steps;
  private double rateFactor = 1;

  LinearCore(final Settings settings, final int features, final Loss loss) {
    this.loss = loss;
    inputs = new FeatureTransform(settings, features);
    final int width = inputs.width();
    optimizer = Optimizers.of(settings, width);
    hasIntercept = settings.flag("intercept", true);
    final double ownRate = settings.number("intercept_rate", optimizer.rate(), 0, Double.MAX_VALUE);
    interceptRate = hasIntercept ? ownRate : 0;
    clip = settings.number("clip", DEFAULT_CLIP, Double.MIN_VALUE, Double.MAX_VALUE);
    isAveraged = settings.flag("average", false);
    weights = new double[width];
    means = isAveraged ? new double[width] : weights;
  }

  @Override
  public double predict(final double[] x) {
    return value(inputs.toPredict(x));
  }

  @Override
  public double issue(final double[] x) {
    final double[] scaled = inputs.toIssue(x);
    return scaled == null ? Double.NaN : value(scaled);
  }

  private double value(final double[] scaled) {
    return Dot.product(scaled, means) + (isAveraged ? interceptMean : intercept);
  }

  /** By branches, which are foreseen, where min and max would be waited for. */
  private double clipped(final double gradient) {
    if (gradient > clip) {
      return clip;
    }
    return gradient < -clip ? -clip : gradient;
  }

  @Override
  public void learn(final double[] x, final double label) {
    if (!Double.isFinite(label)) {
      return;
    }
    final double[] scaled = inputs.isIdentity() ? x : inputs.toLearn(x);
    if (scaled == null) {
      return;
    }
    final double prediction = Dot.product(scaled, weights) + intercept;
    // no sum with a feature that is not finite is finite, so others need no look at each
    if (scaled == x && !Double.isFinite(prediction) && !FiniteGate.allFinite(x)) {
      return;
    }
    final double slope = clipped(loss.gradient(prediction, label)) * optimizer.share(scaled);
    optimizer.step(weights, scaled, slope);
    intercept -= interceptRate * rateFactor * slope;
    if (isAveraged) {
      average();
    }
  }

  @Override
  public boolean rateFactor(final double factor) {
    if (!optimizer.rateFactor(factor)) {
      return false;
    }
    rateFactor = factor;
    return true;
  }

  private void average() {
    steps++;
    final double share = 1.0 / steps;
    for (int i = 0; i < means.length; i++) {
      means[i] += (weights[i] - means[i]) * share;
    }
    interceptMean += (intercept - interceptMean) * share;
  }

  @Override
  public boolean isFinite() {
    return Double.isFinite(intercept)
        && Double.isFinite(interceptMean)
        && FiniteGate.allFinite(weights)
        && (!isAveraged || FiniteGate.allFinite(means))
        && inputs.isFinite()
        && optimizer.isFinite();
  }

  @Override
  public void reset() {
    Arrays.fill(weights, 0);
    Arrays.fill(means, 0);
    intercept = 0;
    interceptMean = 0;
    steps = 0;
    inputs.reset();
    optimizer.reset();
    rateFactor(1);
  }

  @Override
  public double[] weights() {
    return inputs.isPlain() ? means.clone() : null;
  }

  @Override
  public double intercept() {
    if (!hasIntercept) {
      return Double.NaN;
    }
    return isAveraged ? interceptMean : intercept;
  }

  @Override
  public void transferState(final StateTransfer state) {
    state.transfer(weights, 0, weights.length);
    intercept = state.transfer(intercept);
    rateFactor(state.transfer(rateFactor));
    if (isAveraged) {
      state.transfer(means, 0, means.length);
      interceptMean = state.transfer(interceptMean);
      steps = state.transfer(steps);
    }
    inputs.transferState(state);
    optimizer.transferState(state);
  }
}
