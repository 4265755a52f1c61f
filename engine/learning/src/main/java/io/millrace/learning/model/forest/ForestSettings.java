package io.millrace.learning.model.forest;

import io.millrace.learning.model.ensemble.EnsembleSettings;
import io.millrace.learning.model.tree.TreeOptions;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.SplitMix;

/** Settings that both kinds of forest share. */
final class ForestSettings {
  static final String ARGUMENTS =
      "size=10, seed=1, lambda=6, subspace=sqrt(features) + 1, drift=true, warning_delta=0.01,"
          + " drift_delta=0.001, grace=50, delta=0.01, tie=0.05, bins=32, max_nodes=1023 a tree,"
          + " leaf=adaptive_line (of classes: adaptive)";

  private static final TreeOptions DEFAULTS = new TreeOptions(50, 0.01, 0.05, 32, 1023, 0);
  private static final double MAX_LAMBDA = 20;
  private static final double WARNING_DELTA = 0.01;
  private static final double DRIFT_DELTA = 0.001;

  final int size;
  final long seed;
  final double lambda;
  final TreeOptions trees;
  private final boolean drift;
  private final double warningDelta;
  private final double driftDelta;

  ForestSettings(final Settings settings, final int features) {
    size = EnsembleSettings.size(settings);
    seed = EnsembleSettings.seed(settings);
    lambda = settings.number("lambda", 6, Double.MIN_VALUE, MAX_LAMBDA);
    final long usual = Math.round(Math.sqrt(features)) + 1;
    final long subspace = settings.integer("subspace", usual, 1, Integer.MAX_VALUE);
    trees = TreeOptions.of(settings, DEFAULTS).withCandidates((int) Math.min(subspace, features));
    drift = settings.flag("drift", true);
    final double max = 0.5;
    warningDelta = settings.number("warning_delta", WARNING_DELTA, Double.MIN_VALUE, max);
    driftDelta = settings.number("drift_delta", DRIFT_DELTA, Double.MIN_VALUE, max);
  }

  WarningAndDriftDetectors detectors() {
    return drift ? new WarningAndDriftDetectors(warningDelta, driftDelta) : null;
  }

  /** Generators of the members' trees follow that of the forest. */
  SplitMix random(final int number) {
    return SplitMix.mixed(seed + number * 0x632be59bd9b4e019L);
  }
}
