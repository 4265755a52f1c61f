package io.millrace.learning.model.tree;

import io.millrace.learning.model.leaf.ClassLeaf;
import io.millrace.learning.model.leaf.HoeffdingBound;
import io.millrace.learning.model.leaf.InformationSplit;
import io.millrace.learning.state.SplitMix;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * A classification tree that grows by Hoeffding's bound: see {@link HoeffdingTreeModel}. Takes
 * weights, and may draw for each leaf the features that it is split by. Room for classes doubles
 * when a new one comes. One thread at a time.
 */
public final class ClassTree implements GrowingTree {
  private static final int FIRST_CLASSES = 2;
  private static final double BITS = 1 / StrictMath.log(2);

  private final TreeOptions options;
  private final ClassLeaf.Kind kind;
  private final int candidates;
  private final HoeffdingBound bound;
  private final SplitMix random;
  private final Subspace subspace;
  private ClassLeaf leaves;
  private InformationSplit search;
  private TreeNodes nodes;

  /** Classes up to the greatest label learned. */
  private int known;

  /**
   * @param features of a sample
   * @param options of growth
   * @param kind what leaves predict by
   * @param random draws subspaces
   */
  public ClassTree(
      final int features,
      final TreeOptions options,
      final ClassLeaf.Kind kind,
      final SplitMix random) {
    this.options = options;
    this.kind = kind;
    this.random = random;
    candidates = Subspace.size(features, options.candidates());
    bound = new HoeffdingBound(options.delta());
    subspace = new Subspace(features, random);
    start();
  }

  private void start() {
    layOut(FIRST_CLASSES);
    nodes = new TreeNodes(options.maxNodes(), leaves.bins().end(), 0);
    subspace.draw(nodes.block(0), leaves.bins());
  }

  private void layOut(final int classes) {
    leaves = new ClassLeaf(kind, candidates, options.bins(), classes);
    search = new InformationSplit(leaves.bins());
  }

  /**
   * Predicts the probability of each class.
   *
   * @param x features, all finite
   * @param probabilities receives one figure a class, summing to 1; all the same before the first
   *     label
   */
  public void predict(final double[] x, final double[] probabilities) {
    Arrays.fill(probabilities, known == 0 ? 1.0 / probabilities.length : 0);
    if (known > 0) {
      leaves.predict(nodes.block(nodes.find(x)), x, probabilities);
    }
  }

  /**
   * @param x features, all finite
   * @return the most probable class
   */
  public int predict(final double[] x) {
    return leaves.predict(nodes.block(nodes.find(x)), x);
  }

  /**
   * Learns a sample, all of it finite.
   *
   * @param label from 0
   * @param weight a whole number above 0
   */
  public void learn(final double[] x, final int label, final double weight) {
    makeRoomFor(label);
    final int node = nodes.find(x);
    final double[] leaf = nodes.block(node);
    leaves.learn(leaf, x, label, weight);
    if (leaves.sinceTried(leaf) >= options.grace()) {
      leaves.markTried(leaf);
      if (leaves.isMixed(leaf)) {
        trySplit(node, leaf);
      }
    }
  }

  private void makeRoomFor(final int label) {
    known = Math.max(known, label + 1);
    if (label >= leaves.classes()) {
      final ClassLeaf narrow = leaves;
      layOut(Math.max(label + 1, 2 * narrow.classes()));
      nodes.widen(leaves.bins().end(), block -> leaves.widen(block, narrow));
    }
  }

  private void trySplit(final int node, final double[] leaf) {
    leaves.bins().refresh(leaf);
    if (!search.search(leaf)) {
      return;
    }
    final double range = StrictMath.log(Math.max(2, known)) * BITS;
    final double eps = bound.of(range, search.weight());
    if (search.merit() - search.secondMerit() <= eps && eps >= options.tie()) {
      return;
    }
    final int feature = leaves.bins().feature(leaf, search.candidate());
    if (!nodes.split(node, feature, search.threshold())) {
      return;
    }
    for (int side = 0; side <= 1; side++) {
      final double[] child = nodes.block(nodes.left(node) + side);
      leaves.expect(child, search.counts(side == 0));
      subspace.draw(child, leaves.bins());
    }
    nodes.giveBack(leaf);
  }

  @Override
  public boolean memoryReached() {
    return nodes.boundReached();
  }

  @Override
  public int size() {
    return nodes.size();
  }

  @Override
  public boolean isNew() {
    return known == 0;
  }

  @Override
  public void clear() {
    // Room for classes stays, so that a forest whose trees come and go allocates nothing.
    known = 0;
    nodes.reset();
    subspace.draw(nodes.block(0), leaves.bins());
  }

  @Override
  public void reset() {
    random.reset();
    if (leaves.classes() > FIRST_CLASSES) {
      known = 0;
      start();
    } else {
      clear();
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    known = state.transfer(known);
    final int classes = state.transfer(leaves.classes());
    if (state.isReading()) {
      if (classes < known || classes < FIRST_CLASSES || known < 0) {
        throw new IllegalStateException("not a number of classes: " + known + " of " + classes);
      }
      if (classes != leaves.classes()) {
        layOut(classes);
        nodes = new TreeNodes(options.maxNodes(), leaves.bins().end(), 0);
      }
    }
    random.transferState(state);
    nodes.transferState(state);
  }
}
