package io.millrace.learning.anomaly;

import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.SplitMix;
import io.millrace.learning.state.StateTransfer;

/**
 * Streaming half-space trees of Tan, Ting and Liu, "Fast anomaly detection for streaming data",
 * IJCAI 2011.
 *
 * <ol>
 *   <li>Each tree halves a random box around [0, 1]^features: for each feature s uniform in [0, 1),
 *       the box reaches {@code 2 max(s, 1 - s)} to both sides of s; every node splits a random
 *       feature at the middle of its part. Boxes and splits come from the seed alone.
 *   <li>A node's mass is how many samples of the last whole window came through it. A sample goes
 *       down to the first node of mass at most a tenth of the window, or to a leaf, of depth k; the
 *       paper's score is the sum of {@code mass * 2^k} over the trees, low where samples are rare.
 *   <li>{@code score = 1 / (1 + sum / (trees * window))}: 0.5 at the density of samples spread
 *       evenly over the box, 1 where there were none. The order of samples is the paper's,
 *       reversed.
 *   <li>Features are scaled by their least and greatest value in the window before the one that
 *       made the masses, see {@link WindowRange}; the first two windows have no score.
 * </ol>
 *
 * The paper has depth 15, which takes 65,535 nodes a tree; 8 is the default here. Cost: O(trees *
 * depth) a call, and O(trees * 2^depth) at the end of a window. Memory: 24 bytes a node.
 */
final class HalfSpaceTrees implements AnomalyDetector {
  static final MemberInfo INFO =
      new MemberInfo(
          "half_space_trees",
          "trees=25, depth=8, window=250, seed=0",
          "score from 0 to 1, 0.5 at the density of an evenly filled box; after 2 windows",
          "Tan, Ting and Liu 2011, Fast anomaly detection for streaming data");

  private static final double SMALL = 0.1;

  private final int trees;
  private final int depth;
  private final int nodes;
  private final double expected;
  private final double smallest;

  /** Of inner node i (children 2i + 1 and 2i + 2) of tree t at t * nodes + i. */
  private final int[] splitFeature;

  private final double[] splitValue;
  private final WindowProfile profile;
  private final double[] scaled;

  HalfSpaceTrees(final Settings settings, final int features) {
    trees = (int) settings.integer("trees", 25, 1, 1000);
    depth = (int) settings.integer("depth", 8, 1, 15);
    final long window = settings.integer("window", 250, 2, 1 << 30);
    nodes = (2 << depth) - 1;
    expected = (double) trees * window;
    smallest = SMALL * window;
    splitFeature = new int[trees * nodes];
    splitValue = new double[trees * nodes];
    profile = new WindowProfile(window, features, trees * nodes);
    scaled = new double[features];
    final SplitMix random =
        new SplitMix(settings.integer("seed", 0, Long.MIN_VALUE, Long.MAX_VALUE));
    for (int tree = 0; tree < trees; tree++) {
      final double[] min = new double[features];
      final double[] greatest = new double[features];
      for (int i = 0; i < features; i++) {
        final double middle = random.uniform();
        final double reach = 2 * Math.max(middle, 1 - middle);
        min[i] = middle - reach;
        greatest[i] = middle + reach;
      }
      split(random, tree * nodes, 0, 0, min, greatest);
    }
  }

  private void split(
      final SplitMix random,
      final int root,
      final int node,
      final int level,
      final double[] min,
      final double[] greatest) {
    if (level == depth) {
      return;
    }
    final int feature = random.below(min.length);
    final double low = min[feature];
    final double high = greatest[feature];
    final double middle = low + (high - low) / 2;
    splitFeature[root + node] = feature;
    splitValue[root + node] = middle;
    greatest[feature] = middle;
    split(random, root, 2 * node + 1, level + 1, min, greatest);
    greatest[feature] = high;
    min[feature] = middle;
    split(random, root, 2 * node + 2, level + 1, min, greatest);
    min[feature] = low;
  }

  private int child(final int root, final int node) {
    return 2 * node + (scaled[splitFeature[root + node]] < splitValue[root + node] ? 1 : 2);
  }

  @Override
  public double score(final double[] x) {
    if (!profile.isReady()) {
      return Double.NaN;
    }
    profile.range().scale(WindowRange.REFERENCE, x, scaled);
    final int[] masses = profile.reference();
    long sum = 0;
    for (int root = 0; root < trees * nodes; root += nodes) {
      int node = 0;
      int level = 0;
      while (level < depth && masses[root + node] > smallest) {
        node = child(root, node);
        level++;
      }
      sum += (long) masses[root + node] << level;
    }
    return 1 / (1 + sum / expected);
  }

  @Override
  public void learn(final double[] x) {
    if (profile.isCounting()) {
      profile.range().scale(WindowRange.LATEST, x, scaled);
      final int[] masses = profile.latest();
      for (int root = 0; root < trees * nodes; root += nodes) {
        int node = 0;
        masses[root]++;
        for (int level = 0; level < depth; level++) {
          node = child(root, node);
          masses[root + node]++;
        }
      }
    }
    profile.learned(x);
  }

  @Override
  public void reset() {
    profile.reset();
  }

  @Override
  public void transferState(final StateTransfer state) {
    profile.transferState(state);
  }
}
