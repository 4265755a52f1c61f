package io.millrace.learning.model.forest;

import io.millrace.learning.model.Bounded;
import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.ensemble.OnlineBootstrap;
import io.millrace.learning.model.leaf.FeatureLines;
import io.millrace.learning.model.leaf.FeatureScale;
import io.millrace.learning.model.leaf.LinearLeaf;
import io.millrace.learning.model.tree.FimtDdModel;
import io.millrace.learning.model.tree.RegressionTree;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.Parts;
import io.millrace.learning.state.StateTransfer;

/**
 * An adaptive random forest of regression trees, after Gomes and others, "Adaptive random forests
 * for data stream regression", ESANN 2018: as {@link ForestClassifier}, with the trees of {@link
 * FimtDdModel} that prune nothing; the mean of the trees predicts, or by default ({@code leaf:
 * adaptive_line}) the regression on one feature while that errs less, in absolute errors faded by
 * 0.995 a sample. The choice is the forest's: leaves that chose alone would no longer differ, and
 * their mean would be worse. The detectors watch absolute errors, {@code min(1, |y - p| / (3
 * sd(y)))}. Cost and memory as there; with eight features 76 MB at most at the defaults.
 */
public final class ForestModel implements Model, Bounded {
  public static final MemberInfo INFO =
      new MemberInfo(
              "adaptive_random_forest",
              ForestSettings.ARGUMENTS,
              Classifier.UNIT_OF_EITHER,
              "Gomes and others 2017, Adaptive random forests for evolving data stream classification;"
                  + " 2018, for regression")
          .example("size", "3", "lambda", "1", "drift", "false", "subspace", "5")
          .example("size", "2", "seed", "-3", "warning_delta", "0.3", "drift_delta", "0.2");

  private static final double DEVIATIONS = 3;
  private static final double FADING = 0.995;

  private final EnsembleSlot<RegressionTree>[] plots;
  private final OnlineBootstrap draws;
  private final Parts parts;
  private final FeatureLines lines;
  private final double[] predictions;

  /** Faded sums of absolute errors of the mean of the trees, and of the best line. */
  private double treeError;

  private double lineError;

  private final FeatureScale labels = new FeatureScale(0);

  @SuppressWarnings({"unchecked", "rawtypes"})
  private ForestModel(final Settings settings, final int features) {
    final ForestSettings forest = new ForestSettings(settings, features);
    final LinearLeaf leaf = FimtDdModel.leaf(settings, features);
    lines = leaf.lines();
    final LinearLeaf alone = leaf.withoutLine();
    final FeatureLines none = alone.lines();
    plots = new EnsembleSlot[forest.size];
    predictions = new double[forest.size];
    for (int i = 0; i < plots.length; i++) {
      plots[i] =
          new EnsembleSlot<>(
              new RegressionTree(
                  features, forest.trees, alone, none, null, forest.random(2 * i + 1)),
              new RegressionTree(
                  features, forest.trees, alone, none, null, forest.random(2 * i + 2)),
              forest.detectors());
    }
    draws = new OnlineBootstrap(plots.length, forest.lambda, forest.random(0));
    parts = new Parts().with(labels, draws).with(plots);
  }

  public static Model of(final Settings settings, final int features) {
    return new ForestModel(settings, features);
  }

  @Override
  public double predict(final double[] x) {
    return lines.isKnown() && lineError < treeError ? lines.predict(x) : ofTrees(x);
  }

  /** Returns the mean of the trees, and leaves what each predicts in {@code predictions}. */
  private double ofTrees(final double[] x) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < plots.length; i++) {
      final double prediction = plots[i].tree().predict(x);
      predictions[i] = prediction;
      if (draws.isStarted(i) && Double.isFinite(prediction)) {
        sum += prediction;
        count++;
      }
    }
    return count > 0 ? sum / count : 0;
  }

  @Override
  public void learn(final double[] x, final double label) {
    if (!Double.isFinite(label) || !FiniteGate.allFinite(x)) {
      return;
    }
    compare(x, label, ofTrees(x));
    labels.learn(x, label);
    final double unit = DEVIATIONS * labels.labelDeviation();
    for (int i = 0; i < plots.length; i++) {
      learn(i, x, label, unit);
    }
    lines.learn(x, label);
  }

  private void compare(final double[] x, final double label, final double ofTrees) {
    if (lines.isKnown()) {
      treeError = treeError * FADING + Math.abs(label - ofTrees);
      lineError = lineError * FADING + Math.abs(label - lines.predict(x));
    }
  }

  private void learn(final int i, final double[] x, final double label, final double unit) {
    final EnsembleSlot<RegressionTree> plot = plots[i];
    if (draws.isStarted(i) && unit > 0) {
      final double error = Math.abs(label - predictions[i]) / unit;
      // Not a number is as wrong as can be.
      if (plot.watch(error < 1 ? error : 1) && plot.tree().isNew()) {
        draws.startAnew(i);
      }
    }
    final int weight = draws.next(i);
    if (weight > 0) {
      plot.tree().learn(x, label, weight);
      if (plot.background() != null) {
        plot.background().learn(x, label, weight);
      }
      if (!plot.tree().isFinite() || plot.background() != null && !plot.background().isFinite()) {
        plot.restart();
        draws.startAnew(i);
      }
    }
  }

  /** {@return how often a tree was replaced} */
  public long replacements() {
    long sum = 0;
    for (final EnsembleSlot<RegressionTree> plot : plots) {
      sum += plot.replacements();
    }
    return sum;
  }

  @Override
  public boolean memoryReached() {
    for (final EnsembleSlot<RegressionTree> plot : plots) {
      if (plot.memoryReached()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isFinite() {
    return labels.isFinite() && lines.isFinite() && (treeError + lineError) * 0 == 0;
  }

  @Override
  public void reset() {
    labels.reset();
    lines.reset();
    treeError = 0;
    lineError = 0;
    draws.reset();
    for (final EnsembleSlot<RegressionTree> plot : plots) {
      plot.reset();
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    parts.transferState(state);
    lines.transferState(state);
    treeError = lines.isKnown() ? state.transfer(treeError) : 0;
    lineError = lines.isKnown() ? state.transfer(lineError) : 0;
  }
}
