package io.millrace.learning.model.tree;

import io.millrace.learning.model.leaf.FeatureLines;
import io.millrace.learning.model.leaf.FeatureScale;
import io.millrace.learning.model.leaf.HoeffdingBound;
import io.millrace.learning.model.leaf.LinearLeaf;
import io.millrace.learning.model.leaf.PageHinkleyWatch;
import io.millrace.learning.model.leaf.SplitBins;
import io.millrace.learning.model.leaf.VarianceSplit;
import io.millrace.learning.state.SplitMix;
import io.millrace.learning.state.StateTransfer;

/**
 * A regression tree that grows by Hoeffding's bound on the ratio of the two best reductions of the
 * standard deviation, with a watch over the error of every subtree: see {@link FimtDdModel}. Takes
 * weights, and may draw for each leaf the features that it is split by. One thread at a time.
 */
public final class RegressionTree implements GrowingTree {
  /** An error counts for no more than so many standard deviations of the labels. */
  private static final double MAX_ERROR = 10;

  private final TreeOptions options;
  private final LinearLeaf linear;
  private final SplitBins bins;
  private final VarianceSplit search;
  private final HoeffdingBound bound;
  private final PageHinkleyWatch watch;
  private final FeatureScale scale;
  private final FeatureLines lines;
  private final SplitMix random;
  private final Subspace subspace;
  private final TreeNodes nodes;
  private final double[] z;
  private final double[] last;
  private long prunings;
  private boolean finite = true;

  /**
   * @param features of a sample
   * @param options of growth
   * @param linear what leaves predict by
   * @param lines of single features for these leaves; the caller's, who learns them after the tree
   * @param watch over subtrees; null for none
   * @param random draws subspaces
   */
  public RegressionTree(
      final int features,
      final TreeOptions options,
      final LinearLeaf linear,
      final FeatureLines lines,
      final PageHinkleyWatch watch,
      final SplitMix random) {
    this.options = options;
    this.linear = linear;
    this.lines = lines;
    this.watch = watch;
    this.random = random;
    bins =
        SplitBins.ofLabels(
            linear.end(), Subspace.size(features, options.candidates()), options.bins());
    search = new VarianceSplit(bins);
    bound = new HoeffdingBound(options.delta());
    scale = new FeatureScale(features);
    subspace = new Subspace(features, random);
    nodes =
        new TreeNodes(options.maxNodes(), bins.end(), watch == null ? 0 : PageHinkleyWatch.SIZE);
    z = new double[features];
    last = new double[linear.end()];
    subspace.draw(nodes.block(0), bins);
  }

  /**
   * @param x features, all finite
   * @return the prediction of the leaf that it falls into
   */
  public double predict(final double[] x) {
    final double[] leaf = nodes.block(nodes.find(x));
    if (linear.isLine(leaf)) {
      return lines.predict(x);
    }
    if (linear.isLinear(leaf)) {
      scale.transform(x, z);
    }
    return linear.predict(leaf, z, 0);
  }

  /**
   * Learns a sample, all of it finite.
   *
   * @param weight a whole number above 0
   */
  public void learn(final double[] x, final double label, final double weight) {
    scale.learn(x, label);
    scale.transform(x, z);
    final double line = lines.predict(x);
    int node = nodes.find(x);
    if (watch != null) {
      node = watched(node, Math.abs(label - linear.predict(nodes.block(node), z, line)));
    }
    final double[] leaf = nodes.block(node);
    finite &= linear.learn(leaf, z, label, weight, line) && scale.isFinite();
    if (finite) {
      bins.add(leaf, x, label - linear.center(leaf), weight);
      if (linear.sinceTried(leaf) >= options.grace()) {
        linear.markTried(leaf);
        trySplit(node, leaf);
      }
    }
  }

  /** Tells the watches from the leaf up of an error; returns where the sample falls afterwards. */
  private int watched(final int leaf, final double error) {
    final double deviation = scale.labelDeviation();
    final double relative = deviation > 0 ? Math.min(MAX_ERROR, error / deviation) : 0;
    int top = TreeNodes.NONE;
    for (int node = leaf; node != TreeNodes.NONE; node = nodes.parent(node)) {
      if (watch.update(nodes.figures(), node * PageHinkleyWatch.SIZE, relative)) {
        top = node;
      }
    }
    return top == TreeNodes.NONE ? leaf : pruned(top, leaf);
  }

  private int pruned(final int top, final int leaf) {
    prunings++;
    if (top == leaf) {
      linear.restart(nodes.block(leaf));
      bins.clear(nodes.block(leaf));
      watch.clear(nodes.figures(), leaf * PageHinkleyWatch.SIZE);
      return leaf;
    }
    // Pruning clears blocks to use them again.
    System.arraycopy(nodes.block(leaf), 0, last, 0, last.length);
    nodes.prune(top);
    final double[] block = nodes.block(top);
    linear.inherit(block, last);
    linear.restart(block);
    subspace.draw(block, bins);
    return top;
  }

  private void trySplit(final int node, final double[] leaf) {
    bins.refresh(leaf);
    if (!search.search(leaf)) {
      return;
    }
    final double eps = bound.of(1, search.weight());
    final double ratio = search.secondMerit() / search.merit();
    if (ratio + eps >= 1 && eps >= options.tie()) {
      return;
    }
    final int feature = bins.feature(leaf, search.candidate());
    if (!nodes.split(node, feature, search.threshold())) {
      return;
    }
    for (int side = 0; side <= 1; side++) {
      final double[] child = nodes.block(nodes.left(node) + side);
      linear.inherit(child, leaf);
      linear.expect(child, search.weight(side == 0), linear.center(leaf) + search.mean(side == 0));
      subspace.draw(child, bins);
    }
    nodes.giveBack(leaf);
  }

  /** {@return whether all its state is finite} */
  public boolean isFinite() {
    return finite;
  }

  @Override
  public boolean memoryReached() {
    return nodes.boundReached();
  }

  @Override
  public int size() {
    return nodes.size();
  }

  /** {@return how often a growing error made it give up a subtree, or a leaf's samples} */
  public long prunings() {
    return prunings;
  }

  @Override
  public boolean isNew() {
    return scale.count() == 0;
  }

  @Override
  public void clear() {
    scale.reset();
    nodes.reset();
    prunings = 0;
    finite = true;
    subspace.draw(nodes.block(0), bins);
  }

  @Override
  public void reset() {
    random.reset();
    clear();
  }

  @Override
  public void transferState(final StateTransfer state) {
    finite = state.transfer(finite);
    prunings = state.transfer(prunings);
    random.transferState(state);
    scale.transferState(state);
    nodes.transferState(state);
  }
}
