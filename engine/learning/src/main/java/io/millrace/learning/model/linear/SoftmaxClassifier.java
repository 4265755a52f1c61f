package io.millrace.learning.model.linear;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.Dot;
import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.model.optimizer.Optimizer;
import io.millrace.learning.model.optimizer.Optimizers;
import io.millrace.learning.model.scale.FeatureTransform;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;
import java.util.Map;

/**
 * Multinomial logistic regression: class c has the score {@code z_c = w_c . s(x) + b_c} and the
 * probability {@code e^z_c / sum e^z}; one gradient step a sample, {@code p_c - [c = label]} being
 * the derivative by z_c. Each class has its weights, from zero, and an optimizer of its own; one
 * joins with its first label. Features and order of steps are {@link LinearModel}'s. Cost:
 * O(classes features) a call; memory: a few doubles a class and feature.
 */
public final class SoftmaxClassifier implements Classifier {
  public static final MemberInfo INFO =
      new MemberInfo(
              "softmax",
              "optimizer=sgd(rate=0.01), intercept=true, intercept_rate=the optimizer's, l1=0,"
                  + " l2=0, "
                  + FeatureTransform.ARGUMENTS,
              Classifier.UNIT,
              "Bishop 2006, Pattern recognition and machine learning, 4.3.4")
          .example("optimizer", "adam", "intercept", "false", "scale", "min_max")
          .example(
              "fourier",
              Map.of("features", "100", "gamma", "0.05"),
              "optimizer",
              Map.of("type", "adagrad", "rate", "0.3"));

  private final Settings settings;
  private final FeatureTransform inputs;
  private final boolean hasIntercept;
  private final double interceptRate;
  private final boolean hasRate;
  private double rateFactor = 1;

  /** By class; null where no label of it came. */
  private double[][] weights = new double[0][];

  private Optimizer[] optimizers = new Optimizer[0];
  private double[] intercepts = new double[0];
  private double[] shares = new double[0];

  private SoftmaxClassifier(final Settings settings, final int features) {
    this.settings = settings;
    inputs = new FeatureTransform(settings, features);
    final Optimizer first = Optimizers.of(settings, 0);
    hasIntercept = settings.flag("intercept", true);
    final double ownRate = settings.number("intercept_rate", first.rate(), 0, Double.MAX_VALUE);
    interceptRate = hasIntercept ? ownRate : 0;
    hasRate = first.rateFactor(1);
  }

  public static Classifier of(final Settings settings, final int features) {
    return new SoftmaxClassifier(settings, features);
  }

  @Override
  public void predict(final double[] x, final double[] probabilities) {
    spread(inputs.toPredict(x), probabilities);
  }

  @Override
  public void issue(final double[] x, final double[] probabilities) {
    spread(inputs.toIssue(x), probabilities);
  }

  /** All the same without features, and where no class is known or a score is not finite. */
  private void spread(final double[] scaled, final double[] probabilities) {
    final int known = Math.min(weights.length, probabilities.length);
    Arrays.fill(probabilities, 0);
    if (scaled == null || !spread(scaled, known, probabilities)) {
      Arrays.fill(probabilities, 1.0 / probabilities.length);
    }
  }

  /** Fills in the probabilities of the learned ones of the first classes, if there is one. */
  private boolean spread(final double[] scaled, final int known, final double[] probabilities) {
    double max = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < known; c++) {
      if (weights[c] != null) {
        probabilities[c] = score(c, scaled);
        max = Math.max(max, probabilities[c]);
      }
    }
    double sum = 0;
    for (int c = 0; c < known; c++) {
      if (weights[c] != null) {
        probabilities[c] = StrictMath.exp(probabilities[c] - max);
        sum += probabilities[c];
      }
    }
    // not so where no class is known or a score is not finite
    if (!(sum > 0)) {
      return false;
    }
    for (int c = 0; c < known; c++) {
      probabilities[c] /= sum;
    }
    return true;
  }

  private double score(final int label, final double[] scaled) {
    return Dot.product(scaled, weights[label]) + intercepts[label];
  }

  @Override
  public void learn(final double[] x, final int label) {
    if (label < 0 || label >= MAX_CLASSES) {
      throw new IllegalArgumentException("not a class: label=" + label);
    }
    final double[] scaled = inputs.toLearn(x);
    if (scaled == null) {
      return;
    }
    if (label >= weights.length || weights[label] == null) {
      join(label);
    }
    Arrays.fill(shares, 0);
    if (!spread(scaled, weights.length, shares)) {
      Arrays.fill(shares, Double.NaN);
    }
    final double share = optimizers[label].share(scaled);
    for (int c = 0; c < weights.length; c++) {
      if (weights[c] != null) {
        final double slope = (shares[c] - (c == label ? 1 : 0)) * share;
        optimizers[c].step(weights[c], scaled, slope);
        intercepts[c] -= interceptRate * rateFactor * slope;
      }
    }
  }

  private void join(final int label) {
    if (label >= weights.length) {
      resize(label + 1);
    }
    weights[label] = new double[inputs.width()];
    optimizers[label] = Optimizers.of(settings, inputs.width());
    optimizers[label].rateFactor(rateFactor);
  }

  private void resize(final int classes) {
    weights = Arrays.copyOf(weights, classes);
    optimizers = Arrays.copyOf(optimizers, classes);
    intercepts = Arrays.copyOf(intercepts, classes);
    shares = new double[classes];
  }

  @Override
  public boolean rateFactor(final double factor) {
    if (!hasRate) {
      return false;
    }
    rateFactor = factor;
    for (final Optimizer optimizer : optimizers) {
      if (optimizer != null) {
        optimizer.rateFactor(factor);
      }
    }
    return true;
  }

  @Override
  public boolean isFinite() {
    boolean isFinite = inputs.isFinite() && FiniteGate.allFinite(intercepts);
    for (int c = 0; c < weights.length && isFinite; c++) {
      isFinite = weights[c] == null || FiniteGate.allFinite(weights[c]) && optimizers[c].isFinite();
    }
    return isFinite;
  }

  @Override
  public void reset() {
    resize(0);
    inputs.reset();
    rateFactor(1);
  }

  @Override
  public void transferState(final StateTransfer state) {
    inputs.transferState(state);
    rateFactor(state.transfer(rateFactor));
    final int classes = state.transfer(weights.length);
    if (classes < 0 || classes > MAX_CLASSES) {
      throw new IllegalStateException("not a number of classes: classes=" + classes);
    }
    if (state.isReading()) {
      resize(0);
      resize(classes);
    }
    for (int c = 0; c < classes; c++) {
      if (state.transfer(weights[c] != null)) {
        if (state.isReading()) {
          join(c);
        }
        state.transfer(weights[c], 0, weights[c].length);
        intercepts[c] = state.transfer(intercepts[c]);
        optimizers[c].transferState(state);
      }
    }
  }
}
