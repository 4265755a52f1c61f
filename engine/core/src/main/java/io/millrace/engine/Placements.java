package io.millrace.engine;

import io.millrace.engine.placement.FusedPlacement;
import io.millrace.engine.placement.InlinePlacement;
import io.millrace.engine.placement.Placement;
import io.millrace.engine.placement.StagePlan;
import io.millrace.engine.placement.Threading;
import io.millrace.engine.placement.dedicated.DedicatedPlacement;
import io.millrace.engine.placement.sharded.ShardedPlacement;

/** Starts the stages where a threading mode places them. */
final class Placements {
  private Placements() {}

  /**
   * @param threading which threads
   * @param shards how many, for {@link Threading#SHARDED}
   * @param plan what to start
   * @return the stages, running
   */
  static Placement start(final Threading threading, final int shards, final StagePlan plan) {
    return switch (threading) {
      case INLINE -> new InlinePlacement(plan);
      case FUSED -> FusedPlacement.start(plan);
      case DEDICATED -> DedicatedPlacement.start(plan);
      case SHARDED -> ShardedPlacement.start(plan, shards);
    };
  }
}
