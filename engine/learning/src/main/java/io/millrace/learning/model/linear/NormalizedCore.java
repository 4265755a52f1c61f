package io.millrace.learning.model.linear;

import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.model.loss.Loss;
import io.millrace.learning.model.optimizer.NormalizedRates;
import io.millrace.learning.model.optimizer.Optimizers;
import io.millrace.learning.model.relative.BaselineMixture;
import io.millrace.learning.model.relative.ErrorScale;
import io.millrace.learning.model.relative.FeatureReach;
import io.millrace.learning.model.scale.FeatureTransform;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * A linear learner that depends on no unit and cannot diverge: the normalised rates of {@link
 * NormalizedRates}, features seen from their centres by {@link FeatureReach}, the importance aware
 * {@link Loss#move}, which never passes the label, and a {@link BaselineMixture} that predicts. The
 * order of steps of {@link #learn}, which numbers depend on:
 *
 * <ol>
 *   <li>The mixture judges what the weights predict as they are.
 *   <li>The intercept of the first sample starts at its label.
 *   <li>Centres and reaches learn x; what the weights made of the centres' move goes to the
 *       intercept.
 *   <li>The error e is computed again and limited by {@link ErrorScale}; rates, with 2 e as the
 *       unit; the update u; weights and intercept.
 * </ol>
 *
 * Without an intercept nothing is centred and nothing mixed. For classes there is no unit and no
 * mixture, and the intercept starts at 0.
 */
final class NormalizedCore implements LinearLearner {
  private final Loss loss;
  private final FeatureTransform inputs;
  private final boolean hasIntercept;
  private final boolean isNumber;
  private final NormalizedRates rates;
  private final FeatureReach reach;
  private final ErrorScale errors;

  /** Null where there is none. */
  private final BaselineMixture mixture;

  /** Where averaged, what predicts is the mean of the weights after each step. */
  private final boolean isAveraged;

  private final double[] weights;
  private final double[] means;

  /** At the features' centres. */
  private double intercept;

  /** At features of 0. */
  private double interceptMean;

  private long steps;
  private double rateFactor = 1;

  NormalizedCore(
      final Settings settings, final int features, final Loss loss, final boolean isNumber) {
    this.loss = loss;
    this.isNumber = isNumber;
    inputs = FeatureTransform.unscaled(settings, features);
    final int width = inputs.width();
    hasIntercept = settings.flag("intercept", true);
    refuse(settings, "intercept_rate", 0, "learns the intercept as it does a weight");
    refuse(settings, "clip", Double.MIN_VALUE, "limits errors in their running scale");
    rates = Optimizers.normalized(settings, hasIntercept, width);
    isAveraged = settings.flag("average", false);
    final boolean isMixed = loss.isCentral() && settings.flag("baselines", true);
    mixture = isMixed && hasIntercept ? new BaselineMixture() : null;
    reach = new FeatureReach(width, hasIntercept, rates.memory());
    errors = new ErrorScale(rates.memory());
    weights = new double[width];
    means = isAveraged ? new double[width] : weights;
  }

  private static void refuse(
      final Settings settings, final String key, final double min, final String why) {
    settings.number(key, 1, min, Double.MAX_VALUE);
    if (settings.has(key)) {
      throw settings.error(
          key, "the optimizer 'normalized' " + why + "; name another, such as sgd, to set it");
    }
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
    final double value = value(scaled);
    return mixture == null ? value : mixture.mix(value);
  }

  private double value(final double[] scaled) {
    final double value = reach.value(scaled, means);
    return isAveraged ? value + reach.ofCentres(means) + interceptMean : value + intercept;
  }

  @Override
  public void learn(final double[] x, final double label) {
    if (!Double.isFinite(label)) {
      return;
    }
    final double[] scaled = inputs.toLearn(x);
    if (scaled == null) {
      return;
    }
    if (mixture != null) {
      mixture.learn(value(scaled), label);
    }
    if (steps == 0 && isNumber && hasIntercept) {
      intercept = label;
    }
    steps++;
    final double[] a = reach.learn(scaled, weights);
    if (hasIntercept) {
      intercept += reach.shift();
    }
    step(a, label);
    if (isAveraged) {
      average();
    }
  }

  private void step(final double[] a, final double label) {
    double prediction = intercept;
    for (int i = 0; i < weights.length; i++) {
      prediction += weights[i] * a[i];
    }
    double unit = 1;
    double known = label;
    if (isNumber) {
      final double error = errors.limited(prediction - label);
      errors.learn(error);
      unit = 2 * error;
      known = prediction - error;
    }
    final double slope = loss.gradient(prediction, known);
    final double by = rates.prepare(a, reach.reaches(), reach.norm(), slope, unit);
    if (by > 0) {
      final double u = loss.move(prediction, known, by, errors.mean());
      rates.step(weights, a, u);
      intercept -= rates.interceptStep(u);
    }
  }

  private void average() {
    final double share = 1.0 / steps;
    for (int i = 0; i < means.length; i++) {
      means[i] += (weights[i] - means[i]) * share;
    }
    interceptMean += (intercept - reach.ofCentres(weights) - interceptMean) * share;
  }

  @Override
  public void expectLateLabels() {
    if (mixture != null) {
      mixture.withoutLast();
    }
  }

  @Override
  public boolean rateFactor(final double factor) {
    rateFactor = factor;
    rates.rateFactor(factor);
    return true;
  }

  @Override
  public boolean isFinite() {
    return Double.isFinite(intercept)
        && Double.isFinite(interceptMean)
        && FiniteGate.allFinite(weights)
        && (!isAveraged || FiniteGate.allFinite(means))
        && (mixture == null || mixture.isFinite())
        && rates.isFinite()
        && reach.isFinite()
        && errors.isFinite()
        && inputs.isFinite();
  }

  @Override
  public void reset() {
    Arrays.fill(weights, 0);
    Arrays.fill(means, 0);
    intercept = 0;
    interceptMean = 0;
    steps = 0;
    rates.reset();
    reach.reset();
    errors.reset();
    if (mixture != null) {
      mixture.reset();
    }
    inputs.reset();
    rateFactor(1);
  }

  /** Those that predict: by the model's share of the mixture. */
  @Override
  public double[] weights() {
    if (!inputs.isPlain()) {
      return null;
    }
    return mixture == null ? means.clone() : mixture.shared(means);
  }

  @Override
  public double intercept() {
    if (!hasIntercept) {
      return Double.NaN;
    }
    final double own = isAveraged ? interceptMean : intercept - reach.ofCentres(means);
    return mixture == null ? own : mixture.mix(own);
  }

  @Override
  public void transferState(final StateTransfer state) {
    state.transfer(weights, 0, weights.length);
    intercept = state.transfer(intercept);
    steps = state.transfer(steps);
    rateFactor(state.transfer(rateFactor));
    if (isAveraged) {
      state.transfer(means, 0, means.length);
      interceptMean = state.transfer(interceptMean);
    }
    rates.transferState(state);
    reach.transferState(state);
    errors.transferState(state);
    if (mixture != null) {
      mixture.transferState(state);
    }
    inputs.transferState(state);
  }
}
