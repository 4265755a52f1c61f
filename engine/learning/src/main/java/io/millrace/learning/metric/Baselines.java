package io.millrace.learning.metric;

import java.util.List;

/** The baselines of every report, in their order there. */
public final class Baselines {
  /** Their names, in the order of {@link #all}. */
  public static final List<String> NAMES = List.of(NoChange.NAME, RunningMean.NAME, EwMean.NAME);

  private Baselines() {}

  /**
   * Allocates them.
   *
   * @param labelIsChange whether the label is a difference or a log ratio to the target's value at
   *     the sample
   * @return one new baseline of each kind: no change, running mean, exponentially weighted mean
   */
  public static List<Baseline> all(final boolean labelIsChange) {
    return List.of(new NoChange(labelIsChange), new RunningMean(), new EwMean());
  }
}
