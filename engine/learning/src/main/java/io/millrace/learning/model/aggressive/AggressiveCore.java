package io.millrace.learning.model.aggressive;

import io.millrace.learning.model.Dot;
import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.model.scale.FeatureTransform;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * The passive-aggressive step of the textbook, which changes the weights no more than the sample's
 * loss asks for: {@code w += tau sign x} with tau by {@link AggressiveStep}, all in the label's
 * unit.
 */
final class AggressiveCore implements AggressiveLearner {
  private static final double USUAL_EPSILON = 0.1;

  private final FeatureTransform inputs;
  private final boolean hasIntercept;
  private final AggressiveStep step;
  private final double epsilon;
  private final double[] weights;
  private double intercept;

  AggressiveCore(final Settings settings, final int features, final boolean isNumber) {
    inputs = new FeatureTransform(settings, features);
    hasIntercept = settings.flag("intercept", true);
    step = new AggressiveStep(settings, 1);
    epsilon = isNumber ? settings.number("epsilon", USUAL_EPSILON, 0, Double.MAX_VALUE) : 0;
    weights = new double[inputs.width()];
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

  @Override
  public void learnNumber(final double[] x, final double label) {
    final double[] scaled = Double.isFinite(label) ? inputs.toLearn(x) : null;
    if (scaled != null) {
      final double error = label - value(scaled);
      move(scaled, Math.abs(error) - epsilon, StrictMath.signum(error));
    }
  }

  @Override
  public void learnClass(final double[] x, final double sign) {
    final double[] scaled = inputs.toLearn(x);
    if (scaled != null) {
      move(scaled, 1 - sign * value(scaled), sign);
    }
  }

  private double value(final double[] scaled) {
    return Dot.product(scaled, weights) + intercept;
  }

  private void move(final double[] scaled, final double loss, final double sign) {
    if (!(loss > 0)) {
      return;
    }
    final double square = Dot.product(scaled, scaled) + (hasIntercept ? 1 : 0);
    final double by = sign * step.length(loss, square, 1);
    for (int i = 0; i < weights.length; i++) {
      weights[i] += by * scaled[i];
    }
    if (hasIntercept) {
      intercept += by;
    }
  }

  @Override
  public boolean isFinite() {
    return Double.isFinite(intercept) && FiniteGate.allFinite(weights) && inputs.isFinite();
  }

  @Override
  public void reset() {
    Arrays.fill(weights, 0);
    intercept = 0;
    inputs.reset();
  }

  @Override
  public double[] weights() {
    return inputs.isPlain() ? weights.clone() : null;
  }

  @Override
  public double intercept() {
    return hasIntercept ? intercept : Double.NaN;
  }

  @Override
  public void transferState(final StateTransfer state) {
    state.transfer(weights, 0, weights.length);
    intercept = state.transfer(intercept);
    inputs.transferState(state);
  }
}
