package io.millrace.engine.model.linear;

import io.millrace.engine.definition.Settings;
import io.millrace.engine.model.Classifier;
import io.millrace.engine.model.loss.Losses;
import io.millrace.engine.state.StateReader;
import io.millrace.engine.state.StateWriter;

/**
 * Logistic regression of two classes: a {@link LinearModel} of the log odds of class 1, with the
 * loss {@link io.millrace.engine.model.loss.LogLoss}, in the same order of steps. Both classes are
 * known from the start; before the first label each has a half. Cost: O(features) a call, an
 * exponential among them; memory: a few doubles a feature.
 */
public final class LogisticClassifier implements Classifier {
  private final LinearCore core;

  private LogisticClassifier(final Settings settings, final int features) {
    core = new LinearCore(settings, features, Losses.forClasses(settings));
  }

  public static Classifier of(final Settings settings, final int features) {
    return new LogisticClassifier(settings, features);
  }

  @Override
  public void predict(final double[] x, final double[] probabilities) {
    TwoClasses.spread(core.predict(x), probabilities);
  }

  @Override
  public void learn(final double[] x, final int label) {
    TwoClasses.check(label);
    core.learn(x, label);
  }

  @Override
  public int mostClasses() {
    return TwoClasses.COUNT;
  }

  @Override
  public boolean rateFactor(final double factor) {
    return core.rateFactor(factor);
  }

  @Override
  public boolean isFinite() {
    return core.isFinite();
  }

  @Override
  public void reset() {
    core.reset();
  }

  @Override
  public double[] weights() {
    return core.weights();
  }

  @Override
  public double intercept() {
    return core.intercept();
  }

  @Override
  public void writeState(final StateWriter out) {
    core.writeState(out);
  }

  @Override
  public void readState(final StateReader in) {
    core.readState(in);
  }
}
