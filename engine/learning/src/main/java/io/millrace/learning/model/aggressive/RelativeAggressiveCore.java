package io.millrace.learning.model.aggressive;

import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.model.relative.BaselineMixture;
import io.millrace.learning.model.relative.ErrorScale;
import io.millrace.learning.model.relative.FeatureReach;
import io.millrace.learning.model.scale.FeatureTransform;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * The passive-aggressive step without a unit: features count in their {@link FeatureReach}, {@code
 * epsilon} and the {@code c} of {@code pa1} in the running mean E of the errors' magnitudes, {@link
 * ErrorScale}. For numbers the intercept starts at the first label and a {@link BaselineMixture}
 * predicts, in the order of steps of {@link io.millrace.learning.model.linear.LinearModel} with
 * {@code normalized}:
 *
 * <pre>
 * l = max(0, |e| - epsilon E);  w_i += tau sign(e) a_i / s_i^2;  intercept += tau sign(e)
 * </pre>
 *
 * with e = label - prediction, features a from their centres, their reaches s and tau by {@link
 * AggressiveStep} of l, {@code sum of (a / s)^2 + 1} and the unit E, which counts only from the
 * second sample on.
 */
final class RelativeAggressiveCore implements AggressiveLearner {
  private static final int MEMORY = 1024;
  private static final double USUAL_C = 0.1;
  private static final double USUAL_EPSILON = 0.1;

  private final FeatureTransform inputs;
  private final boolean hasIntercept;
  private final AggressiveStep step;
  private final double epsilon;
  private final FeatureReach reach;
  private final ErrorScale errors = new ErrorScale(MEMORY);

  /** Null where there is none. */
  private final BaselineMixture mixture;

  private final double[] weights;
  private double intercept;
  private long samples;

  RelativeAggressiveCore(final Settings settings, final int features, final boolean isNumber) {
    inputs = FeatureTransform.unscaled(settings, features);
    hasIntercept = settings.flag("intercept", true);
    step = new AggressiveStep(settings, isNumber ? USUAL_C : 1);
    epsilon = isNumber ? settings.number("epsilon", USUAL_EPSILON, 0, Double.MAX_VALUE) : 0;
    final boolean isMixed = isNumber && settings.flag("baselines", true);
    mixture = isMixed && hasIntercept ? new BaselineMixture() : null;
    reach = new FeatureReach(inputs.width(), hasIntercept, MEMORY);
    weights = new double[inputs.width()];
  }

  @Override
  public double predict(final double[] x) {
    return mixed(inputs.toPredict(x));
  }

  @Override
  public double issue(final double[] x) {
    final double[] scaled = inputs.toIssue(x);
    return scaled == null ? Double.NaN : mixed(scaled);
  }

  private double mixed(final double[] scaled) {
    final double value = reach.value(scaled, weights) + intercept;
    return mixture == null ? value : mixture.mix(value);
  }

  @Override
  public void learnNumber(final double[] x, final double label) {
    final double[] scaled = Double.isFinite(label) ? inputs.toLearn(x) : null;
    if (scaled == null) {
      return;
    }
    if (mixture != null) {
      mixture.learn(reach.value(scaled, weights) + intercept, label);
    }
    if (samples == 0 && hasIntercept) {
      intercept = label;
    }
    final double[] a = follow(scaled);
    final double error = errors.limited(label - value(a));
    final double loss = Math.abs(error) - epsilon * errors.mean();
    // before the first error there is nothing to measure in
    final double unit = errors.mean() > 0 ? errors.mean() : Double.MAX_VALUE;
    errors.learn(error);
    move(a, loss, StrictMath.signum(error), unit);
  }

  @Override
  public void learnClass(final double[] x, final double sign) {
    final double[] scaled = inputs.toLearn(x);
    if (scaled != null) {
      final double[] a = follow(scaled);
      move(a, 1 - sign * value(a), sign, 1);
    }
  }

  /** Lets centres and reaches learn, and keeps the prediction where it was. */
  private double[] follow(final double[] scaled) {
    samples++;
    final double[] a = reach.learn(scaled, weights);
    if (hasIntercept) {
      intercept += reach.shift();
    }
    return a;
  }

  private double value(final double[] a) {
    double sum = intercept;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * a[i];
    }
    return sum;
  }

  private void move(final double[] a, final double loss, final double sign, final double unit) {
    if (!(loss > 0)) {
      return;
    }
    final double by = sign * step.length(loss, reach.norm() + (hasIntercept ? 1 : 0), unit);
    final double[] reaches = reach.reaches();
    for (int i = 0; i < weights.length; i++) {
      if (reaches[i] > 0) {
        weights[i] += by * (a[i] / reaches[i]) / reaches[i];
      }
    }
    if (hasIntercept) {
      intercept += by;
    }
  }

  @Override
  public void expectLateLabels() {
    if (mixture != null) {
      mixture.withoutLast();
    }
  }

  @Override
  public boolean isFinite() {
    return Double.isFinite(intercept)
        && FiniteGate.allFinite(weights)
        && reach.isFinite()
        && errors.isFinite()
        && (mixture == null || mixture.isFinite())
        && inputs.isFinite();
  }

  @Override
  public void reset() {
    Arrays.fill(weights, 0);
    intercept = 0;
    samples = 0;
    reach.reset();
    errors.reset();
    if (mixture != null) {
      mixture.reset();
    }
    inputs.reset();
  }

  /** Those that predict: by the model's share of the mixture. */
  @Override
  public double[] weights() {
    if (!inputs.isPlain()) {
      return null;
    }
    return mixture == null ? weights.clone() : mixture.shared(weights);
  }

  @Override
  public double intercept() {
    if (!hasIntercept) {
      return Double.NaN;
    }
    final double own = intercept - reach.ofCentres(weights);
    return mixture == null ? own : mixture.mix(own);
  }

  @Override
  public void transferState(final StateTransfer state) {
    state.transfer(weights, 0, weights.length);
    intercept = state.transfer(intercept);
    samples = state.transfer(samples);
    reach.transferState(state);
    errors.transferState(state);
    if (mixture != null) {
      mixture.transferState(state);
    }
    inputs.transferState(state);
  }
}
