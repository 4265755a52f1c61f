package io.millrace.engine.placement;

import io.millrace.engine.record.Checkpoint;

/** Receives digests as they are taken, on the thread of the signals stage. */
@FunctionalInterface
public interface CheckpointListener {
  /**
   * @param checkpoint digests of the state and the sequence they were taken at
   */
  void checkpoint(Checkpoint checkpoint);
}
