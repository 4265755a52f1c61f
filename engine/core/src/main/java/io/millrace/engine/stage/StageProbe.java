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

  /** A step of learning besides the tick. */
  enum Step {
    /** A label is learned. */
    LABEL,
    /** A sample is predicted on. */
    SAMPLE,
    /** The newest sample is withdrawn. */
    WITHDRAW,
    /** The waiting samples are given up. */
    ABANDON
  }

  /**
   * A tick is about to be applied to statistics.
   *
   * @param sequence of its record
   */
  default void statistics(final long sequence) {}

  /**
   * An instrument is about to be moved on by time alone, or closed at the end of the feed.
   *
   * @param sequence of the next record
   * @param instrument number
   */
  default void moving(final long sequence, final int instrument) {}

  /**
   * A step besides the tick is about to be taken by learning.
   *
   * @param step what it is
   * @param sequence of the record, or of the next one
   * @param instrument number
   */
  default void step(final Step step, final long sequence, final int instrument) {}

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
