package io.millrace.engine.placement;

import io.millrace.engine.record.Checkpoint;

/** Hears of digests as they are taken, on the engine thread. */
@FunctionalInterface
public interface CheckpointListener {
  /**
   * @param checkpoint digests of the state and the sequence they were taken at
   */
  void checkpoint(Checkpoint checkpoint);
}
