package io.millrace.learning.model.aggressive;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.DelegatingModel;
import io.millrace.learning.model.linear.TwoClasses;
import io.millrace.learning.setting.Settings;

/**
 * Passive-aggressive classification of two classes by {@link AggressiveStep}: with y = 1 for class
 * 1 and -1 for class 0 the loss is the hinge's, {@code l = max(0, 1 - y (w . x))}. The probability
 * of class 1 is sigma of the margin {@code w . x}: it grows with the margin and is not calibrated.
 * Both classes are known from the start. Cost: O(features) a call; memory: a few doubles a feature.
 */
public final class AggressiveClassifier extends DelegatingModel implements Classifier {
  private final AggressiveLearner core;

  private AggressiveClassifier(final AggressiveLearner core) {
    super(core);
    this.core = core;
  }

  public static Classifier of(final Settings settings, final int features) {
    return new AggressiveClassifier(AggressiveLearner.of(settings, features, false));
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
    core.learnClass(x, label == 1 ? 1 : -1);
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
