package io.millrace.learning.model.linear;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.DelegatingModel;
import io.millrace.learning.model.loss.Losses;
import io.millrace.learning.setting.Settings;

/**
 * Logistic regression of two classes: a {@link LinearModel} of the log odds of class 1, with the
 * loss {@link io.millrace.learning.model.loss.LogLoss}, in the same order of steps. Both classes
 * are known from the start; before the first label each has a half. Cost: O(features) a call, an
 * exponential among them; memory: a few doubles a feature.
 */
public final class LogisticClassifier extends DelegatingModel implements Classifier {
  private final LinearLearner core;

  private LogisticClassifier(final LinearLearner core) {
    super(core);
    this.core = core;
  }

  public static Classifier of(final Settings settings, final int features) {
    return new LogisticClassifier(
        LinearLearner.of(settings, features, Losses.forClasses(settings), false));
  }

  @Override
  public void predict(final double[] x, final double[] probabilities) {
    TwoClasses.spread(core.predict(x), probabilities);
  }

  @Override
  public void issue(final double[] x, final double[] probabilities) {
    TwoClasses.spread(core.issue(x), probabilities);
  }

  @Override
  public void learn(final double[] x, final int label) {
    TwoClasses.check(label);
    core.learn(x, label);
  }

  @Override
  public int maxClasses() {
    return TwoClasses.COUNT;
  }

  @Override
  public boolean isFinite() {
    return core.isFinite();
  }
}
