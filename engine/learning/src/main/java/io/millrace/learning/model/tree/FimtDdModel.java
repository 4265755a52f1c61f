package io.millrace.learning.model.tree;

import io.millrace.learning.model.Bounded;
import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.leaf.FeatureLines;
import io.millrace.learning.model.leaf.LinearLeaf;
import io.millrace.learning.model.leaf.PageHinkleyWatch;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.SplitMix;
import io.millrace.learning.state.StateTransfer;
import java.util.List;
import java.util.Locale;

/**
 * A regression tree with linear leaves that follows drift, after Ikonomovska, Gama and Dzeroski,
 * "Learning model trees from evolving data streams", Data Mining and Knowledge Discovery 23 (2011).
 *
 * <ol>
 *   <li>A leaf looks for a split after every {@code grace} samples. It is made when {@code SDR2 /
 *       SDR1 + eps < 1}, with the two best reductions of the standard deviation by different
 *       features and Hoeffding's eps for range 1, or when eps is below {@code tie}. Children start
 *       from the weights of the leaf.
 *   <li>Leaves predict by {@code leaf}: a linear model that learns by the delta rule over features
 *       scaled by the tree's running mean and variance ({@code linear}), the mean ({@code mean}),
 *       or whichever errs less ({@code adaptive}). By default ({@code adaptive_line}) they choose
 *       among these two and the best regression on one feature, which the whole tree shares; it is
 *       no part of the paper.
 *   <li>Every node watches the absolute errors of the samples that pass it, in standard deviations
 *       of the label, by the test of Page and Hinkley. Where it alarms the topmost such subtree is
 *       pruned to a leaf (the paper's first strategy; no alternate trees are grown), which starts
 *       from the weights of the leaf that the sample fell into; an alarm at a leaf starts its
 *       samples again.
 * </ol>
 *
 * <p>Cost: O(features log(bins) + depth) to learn, O(depth + features) to predict. Memory: {@code
 * (max_nodes + 1) / 2} leaves of {@code bins (6 features + 4)} doubles at most, and some a feature
 * and node.
 */
public final class FimtDdModel implements Model, Bounded {
  public static final MemberInfo INFO =
      new MemberInfo(
              "fimt_dd",
              "grace=200, delta=1e-7, tie=0.05, bins=32, max_nodes=2047, leaf=adaptive_line|adaptive|linear|mean,"
                  + " rate=0.02, rate_decay=0.001, drift=true, drift_slack=0.005, drift_threshold=50",
              "of the label",
              "Ikonomovska, Gama and Dzeroski 2011, Learning model trees from evolving data streams;"
                  + " prunes where the test of Page and Hinkley alarms")
          .example("leaf", "linear", "drift", "false", "max_nodes", "1")
          .example("leaf", "mean", "grace", "50", "bins", "8", "drift_threshold", "2")
          .example("leaf", "adaptive");

  private static final TreeOptions DEFAULTS = new TreeOptions(200, 1e-7, 0.05, 32, 2047, 0);
  private static final double MAX_RATE = 1;

  private final FeatureLines lines;
  private final RegressionTree tree;

  private FimtDdModel(final Settings settings, final int features) {
    final TreeOptions options = TreeOptions.of(settings, DEFAULTS);
    final LinearLeaf leaf = leaf(settings, features);
    final boolean drift = settings.flag("drift", true);
    final PageHinkleyWatch watch = watch(settings, 50);
    lines = leaf.lines();
    tree =
        new RegressionTree(features, options, leaf, lines, drift ? watch : null, SplitMix.mixed(0));
  }

  public static Model of(final Settings settings, final int features) {
    return new FimtDdModel(settings, features);
  }

  /**
   * Reads {@code leaf rate rate_decay}.
   *
   * @param settings of the model
   * @param features of a sample
   * @return what leaves, or rules, predict by
   */
  public static LinearLeaf leaf(final Settings settings, final int features) {
    final String kind =
        settings.oneOf(
            "leaf", "adaptive_line", List.of("adaptive_line", "adaptive", "linear", "mean"));
    return new LinearLeaf(
        features,
        LinearLeaf.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
        settings.number("rate", 0.02, Double.MIN_VALUE, MAX_RATE),
        settings.number("rate_decay", 0.001, 0, MAX_RATE));
  }

  /**
   * Reads {@code drift_slack drift_threshold}.
   *
   * @param settings of the model
   * @param threshold where none is given
   * @return the watch over errors in standard deviations of the label
   */
  public static PageHinkleyWatch watch(final Settings settings, final double threshold) {
    return new PageHinkleyWatch(
        settings.number("drift_slack", 0.005, 0, Double.MAX_VALUE),
        settings.number("drift_threshold", threshold, Double.MIN_VALUE, Double.MAX_VALUE));
  }

  @Override
  public double predict(final double[] x) {
    return tree.predict(x);
  }

  @Override
  public void learn(final double[] x, final double label) {
    if (Double.isFinite(label) && FiniteGate.allFinite(x)) {
      tree.learn(x, label, 1);
      lines.learn(x, label);
    }
  }

  /** {@return how often growing errors made it prune} */
  public long prunings() {
    return tree.prunings();
  }

  /** {@return inner nodes and leaves} */
  public int size() {
    return tree.size();
  }

  @Override
  public boolean memoryReached() {
    return tree.memoryReached();
  }

  @Override
  public boolean isFinite() {
    return tree.isFinite() && lines.isFinite();
  }

  @Override
  public void reset() {
    tree.reset();
    lines.reset();
  }

  @Override
  public void transferState(final StateTransfer state) {
    tree.transferState(state);
    lines.transferState(state);
  }
}
