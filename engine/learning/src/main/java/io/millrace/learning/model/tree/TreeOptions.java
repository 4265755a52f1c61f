package io.millrace.learning.model.tree;

import io.millrace.learning.setting.Settings;

/**
 * How a tree grows.
 *
 * @param grace weight of the samples between two looks for a split of a leaf
 * @param delta probability that a split is the wrong one
 * @param tie bound below which the best split is taken though the second is as good
 * @param bins of the histogram of a feature
 * @param maxNodes bound on inner nodes and leaves
 * @param candidates features drawn for each leaf to split by; 0 for all
 */
public record TreeOptions(
    double grace, double delta, double tie, int bins, int maxNodes, int candidates) {
  private static final long MAX_NODES = 1 << 20;
  private static final double MAX_DELTA = 0.5;

  /**
   * Reads {@code grace delta tie bins max_nodes}.
   *
   * @param settings of the model
   * @param defaultValue what stands for the keys that have no value
   * @return the options
   */
  public static TreeOptions of(final Settings settings, final TreeOptions defaultValue) {
    final TreeOptions splits = ofSplits(settings, defaultValue);
    final long maxNodes = settings.integer("max_nodes", defaultValue.maxNodes, 1, MAX_NODES);
    return new TreeOptions(
        splits.grace, splits.delta, splits.tie, splits.bins, (int) maxNodes, splits.candidates);
  }

  /**
   * Reads {@code grace delta tie bins}.
   *
   * @param settings of the model
   * @param defaultValue what stands for the keys that have no value
   * @return the options
   */
  public static TreeOptions ofSplits(final Settings settings, final TreeOptions defaultValue) {
    final long bins = settings.integer("bins", defaultValue.bins, 4, 1024);
    if (Long.bitCount(bins) != 1) {
      throw settings.error("bins", bins + " is out of range: a power of two from 4 to 1024");
    }
    return new TreeOptions(
        settings.integer("grace", (long) defaultValue.grace, 1, 1_000_000_000),
        settings.number("delta", defaultValue.delta, Double.MIN_VALUE, MAX_DELTA),
        settings.number("tie", defaultValue.tie, 0, 1),
        (int) bins,
        defaultValue.maxNodes,
        defaultValue.candidates);
  }

  /**
   * @param count features drawn for each leaf
   * @return the same options with that many
   */
  public TreeOptions withCandidates(final int count) {
    return new TreeOptions(grace, delta, tie, bins, maxNodes, count);
  }
}
