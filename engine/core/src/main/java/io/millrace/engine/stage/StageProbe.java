package io.millrace.engine.stage;

/**
 * Called by each stage where it catches, so that failures can be tried: what a call throws is taken
 * as the stage's own failure for the instrument.
 */
public interface StageProbe {
  /** Throws nothing. */
  StageProbe NONE = new StageProbe() {};

  /**
   * A tick is about to be gated.
   *
   * @param sequence of its record
   */
  default void decode(final long sequence) {}

  /**
   * A tick is about to be applied to statistics.
   *
   * @param sequence of its record
   */
  default void statistics(final long sequence) {}

  /**
   * A tick is about to be taken by learning, after its labels and its sample.
   *
   * @param sequence of its record
   */
  default void learning(final long sequence) {}

  /**
   * The heap's size is no part of the pipeline: where it ends nothing may be computed from.
   *
   * @param failure of a stage
   * @throws OutOfMemoryError where that is its cause
   */
  static void throwIfOutOfMemory(final RuntimeException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError outOfMemory) {
        throw outOfMemory;
      }
    }
  }
}
