package io.millrace.engine.placement.dedicated;

import io.millrace.engine.record.SectionDigests;

/**
 * A slot of the ring between statistics and learning: one step, and the signals that it causes.
 * Written by the statistics thread up to publishing; then the learning thread adds signals, which
 * the signals thread reads once learning has released the slot.
 */
final class StepEvent {
  /** What a slot holds: a step of {@code Steps}, or what belongs to the engine. */
  enum Kind {
    APPEAR,
    LABEL,
    SAMPLE,
    WITHDRAW,
    ABANDON,
    TICK,
    REFUSE,
    FAIL,
    /** Records are finished. */
    DONE,
    /** Digests are taken. */
    CHECKPOINT,
    /** Ends the threads. */
    POISON
  }

  // Written before publishing.
  Kind kind;
  long sequence;
  boolean isRecord;
  int instrument;
  long timeNs;
  double value;
  double spread;
  final double[] values;
  String name;
  RuntimeException failure;
  SectionDigests digests;
  long arrivedNs;
  long records;
  // Written by the learning thread.
  final SignalList signals;

  /**
   * @param width how many features or watched values there may be
   * @param expectedSignals how many signals a step is expected to cause
   */
  StepEvent(final int width, final int expectedSignals) {
    values = new double[width];
    signals = new SignalList(expectedSignals);
  }

  /** Returns the digests that have been collected, null for other kinds. */
  SectionDigests checkpoint() {
    return kind == Kind.CHECKPOINT ? digests : null;
  }
}
