package io.millrace.learning.model.forest;

import io.millrace.learning.model.Bounded;
import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.model.ensemble.Members;
import io.millrace.learning.model.ensemble.Mixture;
import io.millrace.learning.model.ensemble.OnlineBootstrap;
import io.millrace.learning.model.leaf.ClassLeaf;
import io.millrace.learning.model.tree.ClassTree;
import io.millrace.learning.model.tree.HoeffdingTreeModel;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.Parts;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * An adaptive random forest of Hoeffding trees, after Gomes and others, "Adaptive random forests
 * for evolving data stream classification", Machine Learning 106 (2017).
 *
 * <ol>
 *   <li>Every tree learns a sample with the weight of a Poisson({@code lambda}) draw, and splits
 *       each leaf by {@code subspace} features drawn for it.
 *   <li>Every tree has two ADWIN detectors over its errors. The one that warns starts a tree in the
 *       background, the other puts it in the tree's place, or starts the tree again.
 *   <li>Probabilities are means over the trees, weighted by the share of samples each was right on
 *       since it took its place.
 * </ol>
 *
 * <p>Cost: that of {@code size} trees, twice that while all have one in the background. Memory:
 * {@code 2 size} trees of {@code max_nodes} nodes at most, kept when a tree is given up and used by
 * the next: it allocates only while a tree has more leaves than any before it in its place. With
 * eight features and two classes that is 67 MB at the defaults.
 */
public final class ForestClassifier implements Classifier, Bounded {
  private final EnsembleSlot<ClassTree>[] plots;
  private final OnlineBootstrap draws;
  private final Parts parts;
  private double[] part = new double[2];

  @SuppressWarnings({"unchecked", "rawtypes"})
  private ForestClassifier(final Settings settings, final int features) {
    final ForestSettings forest = new ForestSettings(settings, features);
    final ClassLeaf.Kind kind = HoeffdingTreeModel.leaf(settings);
    plots = new EnsembleSlot[forest.size];
    for (int i = 0; i < plots.length; i++) {
      plots[i] =
          new EnsembleSlot<>(
              new ClassTree(features, forest.trees, kind, forest.random(2 * i + 1)),
              new ClassTree(features, forest.trees, kind, forest.random(2 * i + 2)),
              forest.detectors());
    }
    draws = new OnlineBootstrap(plots.length, forest.lambda, forest.random(0));
    parts = new Parts().with(draws).with(plots);
  }

  public static Classifier of(final Settings settings, final int features) {
    return new ForestClassifier(settings, features);
  }

  @Override
  public void predict(final double[] x, final double[] probabilities) {
    if (part.length != probabilities.length) {
      part = new double[probabilities.length];
    }
    Arrays.fill(probabilities, 0);
    for (int i = 0; i < plots.length; i++) {
      if (draws.isStarted(i)) {
        plots[i].tree().predict(x, part);
        Mixture.add(probabilities, part, Math.max(Double.MIN_NORMAL, plots[i].accuracy()));
      }
    }
    Mixture.normalise(probabilities);
  }

  @Override
  public void learn(final double[] x, final int label) {
    Members.checkClass(this, label);
    if (!FiniteGate.allFinite(x)) {
      return;
    }
    for (int i = 0; i < plots.length; i++) {
      final EnsembleSlot<ClassTree> plot = plots[i];
      final boolean isNew = !draws.isStarted(i);
      if (!isNew) {
        final int predicted = plot.tree().predict(x);
        if (plot.watch(predicted == label ? 0 : 1) && plot.tree().isNew()) {
          draws.startAnew(i);
        }
      }
      final int weight = draws.next(i);
      if (weight > 0) {
        plot.tree().learn(x, label, weight);
        if (plot.background() != null) {
          plot.background().learn(x, label, weight);
        }
      }
    }
  }

  /** {@return how often a tree was replaced} */
  public long replacements() {
    long sum = 0;
    for (final EnsembleSlot<ClassTree> plot : plots) {
      sum += plot.replacements();
    }
    return sum;
  }

  /** {@return nodes of the trees that predict} */
  public int size() {
    int sum = 0;
    for (final EnsembleSlot<ClassTree> plot : plots) {
      sum += plot.tree().size();
    }
    return sum;
  }

  @Override
  public boolean memoryReached() {
    for (final EnsembleSlot<ClassTree> plot : plots) {
      if (plot.memoryReached()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isFinite() {
    return true;
  }

  @Override
  public void reset() {
    draws.reset();
    for (final EnsembleSlot<ClassTree> plot : plots) {
      plot.reset();
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    parts.transferState(state);
  }
}
