package io.millrace.engine.placement;

/** Starts the stages where a threading mode places them. */
public final class Placements {
  private Placements() {}

  /**
   * @param threading which threads
   * @param shards how many, for {@link Threading#SHARDED}
   * @param plan what to start
   * @return the stages, running
   */
  public static Placement start(final Threading threading, final int shards, final StagePlan plan) {
    return switch (threading) {
      case INLINE -> new InlinePlacement(plan);
      case FUSED -> FusedPlacement.start(plan);
      case DEDICATED -> DedicatedPlacement.start(plan);
      case SHARDED -> ShardedPlacement.start(plan, shards);
    };
  }
}
