package io.millrace.learning.model.bayes;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * Naive Bayes with a normal distribution for each class and feature: {@code P(c) prod_i N(x_i;
 * m_ci, v_ci)}, made to sum to 1. Means and variances (population) by Welford's recurrence, over
 * all samples of the class; priors are the shares of the labels. To each variance is added {@code
 * smoothing} times the feature's variance over all samples, so that no class is infinitely sure of
 * a feature that it has seen one value of. A feature that is the same in all samples is left out.
 *
 * <p>Cost: to predict, O(classes features) with one logarithm and one exponential a class; to
 * learn, O(features). Memory: 2 doubles a class and feature, plus 2 a feature. Duda and Hart,
 * "Pattern Classification and Scene Analysis" (1973); Chan, Golub and LeVeque (1983) for the
 * recurrence.
 */
public final class GaussianNaiveBayes implements Classifier {
  public static final MemberInfo INFO =
      new MemberInfo(
              "naive_bayes",
              "smoothing=1e-9",
              Classifier.UNIT,
              "Duda and Hart 1973, Pattern classification and scene analysis; Welford 1962")
          .example("smoothing", "0.01");

  /** From here on a product is brought back. */
  private static final double FAR = 0x1p500;

  private static final int FAR_POWER = 500;
  private static final double MIN_SMOOTHING = 1e-30;
  private static final double LN_2 = 0x1.62e42fefa39efp-1;

  private final int features;
  private final double smoothing;

  /** Of all samples: n, then mean and sum of squares of each feature. */
  private final double[] all;

  /** The same by class; null where no label of it came. */
  private double[][] moments = new double[0][];

  private GaussianNaiveBayes(final Settings settings, final int features) {
    this.features = features;
    smoothing = settings.number("smoothing", 1e-9, MIN_SMOOTHING, 1);
    all = new double[1 + 2 * features];
  }

  public static Classifier of(final Settings settings, final int features) {
    return new GaussianNaiveBayes(settings, features);
  }

  @Override
  public void learn(final double[] x, final int label) {
    if (label < 0 || label >= MAX_CLASSES) {
      throw new IllegalArgumentException("not a class: label=" + label);
    }
    if (!FiniteGate.allFinite(x)) {
      return;
    }
    if (label >= moments.length) {
      moments = Arrays.copyOf(moments, label + 1);
    }
    if (moments[label] == null) {
      moments[label] = new double[all.length];
    }
    add(all, x);
    add(moments[label], x);
  }

  private void add(final double[] to, final double[] x) {
    final double n = to[0] + 1;
    to[0] = n;
    final double share = 1 / n;
    for (int i = 0; i < features; i++) {
      final int at = 1 + 2 * i;
      final double before = x[i] - to[at];
      to[at] += before * share;
      to[at + 1] += before * (x[i] - to[at]);
    }
  }

  @Override
  public void predict(final double[] x, final double[] probabilities) {
    final double floor = smoothing / Math.max(1, all[0]);
    final int known = Math.min(moments.length, probabilities.length);
    Arrays.fill(probabilities, 0);
    double max = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < known; c++) {
      if (moments[c] != null) {
        probabilities[c] = logLikelihood(moments[c], x, floor);
        max = Math.max(max, probabilities[c]);
      }
    }
    double sum = 0;
    for (int c = 0; c < known; c++) {
      if (moments[c] != null) {
        probabilities[c] = StrictMath.exp(probabilities[c] - max);
        sum += probabilities[c];
      }
    }
    // not so where no class is known, or x is too far from all for a likelihood
    final boolean hasSum = sum > 0;
    for (int c = 0; c < probabilities.length; c++) {
      probabilities[c] = hasSum ? probabilities[c] / sum : 1.0 / probabilities.length;
    }
  }

  /** But for what all classes have in common. */
  private double logLikelihood(final double[] of, final double[] x, final double floor) {
    final double share = 1 / of[0];
    // the product of the variances, whose powers of two are kept apart
    double product = 1;
    long powers = 0;
    double squares = 0;
    for (int i = 0; i < features; i++) {
      final double variance = of[2 + 2 * i] * share + all[2 + 2 * i] * floor;
      if (!(variance > 0)) {
        continue;
      }
      final double difference = x[i] - of[1 + 2 * i];
      squares += difference * difference / variance;
      final int exponent = StrictMath.getExponent(variance);
      product *= StrictMath.scalb(variance, -exponent);
      powers += exponent;
      if (product > FAR) {
        product /= FAR;
        powers += FAR_POWER;
      }
    }
    return StrictMath.log(of[0]) - 0.5 * (StrictMath.log(product) + powers * LN_2 + squares);
  }

  @Override
  public boolean isFinite() {
    boolean isFinite = FiniteGate.allFinite(all);
    for (int c = 0; c < moments.length && isFinite; c++) {
      isFinite = moments[c] == null || FiniteGate.allFinite(moments[c]);
    }
    return isFinite;
  }

  @Override
  public void reset() {
    Arrays.fill(all, 0);
    moments = new double[0][];
  }

  @Override
  public void transferState(final StateTransfer state) {
    state.transfer(all, 0, all.length);
    final int classes = state.transfer(moments.length);
    if (classes < 0 || classes > MAX_CLASSES) {
      throw new IllegalStateException("not a number of classes: classes=" + classes);
    }
    if (state.isReading()) {
      moments = new double[classes][];
    }
    for (int c = 0; c < classes; c++) {
      if (state.transfer(moments[c] != null)) {
        if (state.isReading()) {
          moments[c] = new double[all.length];
        }
        state.transfer(moments[c], 0, all.length);
      }
    }
  }
}
