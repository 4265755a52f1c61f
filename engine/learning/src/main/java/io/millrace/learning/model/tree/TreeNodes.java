package io.millrace.learning.model.tree;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * A binary tree in arrays: node 0 is the root, children are neighbours. A leaf owns a block of
 * doubles, an inner node a feature and a threshold; values up to the threshold go left. The arrays
 * grow by doubling up to the bound given; nodes and blocks that were given up are used again.
 *
 * <p>Invariants: the right child of a node is its left child + 1; nodes below {@code used} are
 * reachable from the root or in the chain of free pairs; every leaf, and no other node, has a
 * block.
 */
final class TreeNodes implements Stateful {
  static final int NONE = -1;
  private static final int LEAF = -1;
  private static final int FREE = -2;

  /** Nodes that there is room for from the start. */
  private static final int FIRST_NODES = 1024;

  private final int maxNodes;
  private int blockSize;
  private final int figureCount;
  private int[] feature;
  private double[] threshold;
  private int[] left;
  private int[] parent;
  private double[][] block;
  private double[] figures;
  private int used = 1;
  private int freePair = NONE;
  private int leaves = 1;
  private boolean boundReached;
  private double[][] spare;
  private int spares;

  /** Blocks of leaves, and spare ones. */
  private int blocks = 1;

  /**
   * @param maxNodes bound on nodes
   * @param blockSize doubles a leaf
   * @param figureCount doubles a node besides
   */
  TreeNodes(final int maxNodes, final int blockSize, final int figureCount) {
    this.maxNodes = maxNodes;
    this.blockSize = blockSize;
    this.figureCount = figureCount;
    final int room = Math.min(maxNodes, FIRST_NODES);
    feature = new int[room];
    threshold = new double[room];
    left = new int[room];
    parent = new int[room];
    block = new double[room][];
    figures = new double[room * figureCount];
    spare = new double[room][];
    feature[0] = LEAF;
    left[0] = NONE;
    parent[0] = NONE;
    block[0] = new double[blockSize];
  }

  /** The leaf that a sample falls into. */
  int find(final double[] x) {
    final int[] features = feature;
    int node = 0;
    for (int f = features[0]; f >= 0; f = features[node]) {
      node = left[node] + (x[f] <= threshold[node] ? 0 : 1);
    }
    return node;
  }

  double[] block(final int leaf) {
    return block[leaf];
  }

  double[] figures() {
    return figures;
  }

  int parent(final int node) {
    return parent[node];
  }

  int left(final int node) {
    return left[node];
  }

  boolean isLeaf(final int node) {
    return feature[node] == LEAF;
  }

  int size() {
    return 2 * leaves - 1;
  }

  boolean boundReached() {
    return boundReached;
  }

  /**
   * Makes a leaf an inner node over two leaves whose blocks are all 0. The block of the leaf is the
   * caller's until {@link #giveBack}.
   *
   * @return whether there was room
   */
  boolean split(final int leaf, final int splitFeature, final double splitThreshold) {
    final int pair = takePair();
    if (pair == NONE) {
      boundReached = true;
      return false;
    }
    feature[leaf] = splitFeature;
    threshold[leaf] = splitThreshold;
    left[leaf] = pair;
    block[leaf] = null;
    for (int child = pair; child <= pair + 1; child++) {
      makeLeaf(child);
      parent[child] = leaf;
    }
    leaves++;
    return true;
  }

  private void makeLeaf(final int node) {
    feature[node] = LEAF;
    threshold[node] = 0;
    left[node] = NONE;
    block[node] = takeBlock();
    Arrays.fill(figures, node * figureCount, (node + 1) * figureCount, 0);
  }

  private int takePair() {
    if (size() + 2 > maxNodes) {
      return NONE;
    }
    if (freePair != NONE) {
      final int pair = freePair;
      freePair = left[pair];
      return pair;
    }
    if (used + 2 > feature.length) {
      resize((int) Math.min(maxNodes, Math.max(used + 2L, 2L * feature.length)));
    }
    used += 2;
    return used - 2;
  }

  private void resize(final int size) {
    feature = Arrays.copyOf(feature, size);
    threshold = Arrays.copyOf(threshold, size);
    left = Arrays.copyOf(left, size);
    parent = Arrays.copyOf(parent, size);
    block = Arrays.copyOf(block, size);
    figures = Arrays.copyOf(figures, size * figureCount);
  }

  private double[] takeBlock() {
    if (spares == 0) {
      makeBlocks();
    }
    final double[] values = spare[--spares];
    spare[spares] = null;
    Arrays.fill(values, 0);
    return values;
  }

  /**
   * Makes as many blocks as there are, so that growth ends soon, but no more than may be needed.
   */
  private void makeBlocks() {
    final int max = Math.max(1, (maxNodes + 1) / 2 - blocks);
    for (long more = Math.max(1, Math.min(3L * blocks, max)); more > 0; more--) {
      giveBack(new double[blockSize]);
      blocks++;
    }
  }

  /** Takes back a block that no leaf needs. */
  void giveBack(final double[] values) {
    if (spares == spare.length) {
      spare = Arrays.copyOf(spare, 2 * spares);
    }
    spare[spares++] = values;
  }

  /** Replaces the block of every leaf by a wider one. Allocates them. */
  void widen(final int newSize, final UnaryOperator<double[]> wider) {
    blockSize = newSize;
    Arrays.fill(spare, null);
    spares = 0;
    blocks = leaves;
    for (int node = 0; node < used; node++) {
      if (isLeaf(node)) {
        block[node] = wider.apply(block[node]);
      }
    }
  }

  /** Makes an inner node a leaf whose block is all 0, and gives up what is below it. */
  void prune(final int top) {
    int node = top;
    while (!isLeaf(top)) {
      // Down to an inner node over two leaves, which becomes a leaf, then up.
      final int pair = left[node];
      if (!isLeaf(pair)) {
        node = pair;
      } else if (!isLeaf(pair + 1)) {
        node = pair + 1;
      } else {
        free(pair);
        makeLeaf(node);
        node = node == top ? top : parent[node];
      }
    }
  }

  private void free(final int pair) {
    for (int child = pair; child <= pair + 1; child++) {
      giveBack(block[child]);
      block[child] = null;
      feature[child] = FREE;
      threshold[child] = 0;
      left[child] = NONE;
      parent[child] = NONE;
      Arrays.fill(figures, child * figureCount, (child + 1) * figureCount, 0);
    }
    left[pair] = freePair;
    freePair = pair;
    leaves--;
  }

  /** Goes back to one leaf whose block is all 0. */
  void reset() {
    prune(0);
    giveBack(block[0]);
    makeLeaf(0);
    used = 1;
    freePair = NONE;
    boundReached = false;
  }

  @Override
  public void transferState(final StateTransfer state) {
    final int nodes = state.transfer(used);
    if (nodes < 1 || nodes > Math.max(1, maxNodes)) {
      throw new IllegalStateException("not a number of nodes: " + nodes);
    }
    if (state.isReading()) {
      makeRoom(nodes);
    }
    freePair = state.transfer(freePair);
    leaves = state.transfer(leaves);
    boundReached = state.transfer(boundReached);
    for (int node = 0; node < used; node++) {
      transferNode(state, node);
    }
  }

  private void makeRoom(final int nodes) {
    reset();
    if (nodes > feature.length) {
      resize(nodes);
    }
    used = nodes;
  }

  private void transferNode(final StateTransfer state, final int node) {
    feature[node] = state.transfer(feature[node]);
    threshold[node] = state.transfer(threshold[node]);
    left[node] = state.transfer(left[node]);
    parent[node] = state.transfer(parent[node]);
    state.transfer(figures, node * figureCount, figureCount);
    if (left[node] >= used || parent[node] >= used) {
      throw new IllegalStateException("not a node: " + left[node] + " under " + parent[node]);
    }
    if (!isLeaf(node)) {
      block[node] = null;
      return;
    }
    if (block[node] == null) {
      block[node] = takeBlock();
    }
    state.transfer(block[node], 0, blockSize);
  }
}
