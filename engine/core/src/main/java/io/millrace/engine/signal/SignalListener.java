package io.millrace.engine.signal;

/**
 * Receives predictions and alerts. Called on the thread of the signals stage, in order of
 * (sequence, ordinal); the pair never repeats. An implementation that blocks holds up the engine;
 * one that throws stops it.
 */
public interface SignalListener {
  /** Listens to nothing. */
  SignalListener NONE = new SignalListener() {};

  /**
   * A model has predicted.
   *
   * @param sequence of the record that caused it
   * @param ordinal among the signals of that sequence, from 0
   * @param instrument name of the instrument
   * @param timeNs event time of the sample, in ns since the epoch
   * @param model name of the model
   * @param value the prediction
   */
  default void prediction(
      final long sequence,
      final int ordinal,
      final String instrument,
      final long timeNs,
      final String model,
      final double value) {}

  /**
   * An alert was raised.
   *
   * @param sequence of the record that caused it
   * @param ordinal among the signals of that sequence, from 0
   * @param instrument name of the instrument
   * @param timeNs event time of the tick, in ns since the epoch
   * @param alert name of the alert
   * @param message what it says; may be empty
   */
  default void alert(
      final long sequence,
      final int ordinal,
      final String instrument,
      final long timeNs,
      final String alert,
      final String message) {}
}
