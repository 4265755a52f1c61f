package io.millrace.engine.stage;

/** What the learning stage hands to the signals stage: the signals of an instrument, in order. */
public interface SignalOutput {
  /**
   * Begins a record or a control event.
   *
   * @param sequence of the record, or of the next one
   */
  void begin(long sequence);

  /**
   * An instrument has its first record.
   *
   * @param instrument number, by first tick
   * @param name of the instrument
   */
  void appear(int instrument, String name);

  /**
   * A model predicts a sample.
   *
   * @param instrument number
   * @param timeNs event time of the sample, in ns since the epoch
   * @param score index of the score, predictions first
   * @param value of it
   */
  void prediction(int instrument, long timeNs, int score, double value);

  /**
   * An alert is raised.
   *
   * @param instrument number
   * @param timeNs event time, in ns since the epoch
   * @param alert index in {@link io.millrace.engine.pipeline.PipelinePlan#alertNames}
   * @param message text of the alert; may be empty
   */
  void alert(int instrument, long timeNs, int alert, String message);
}
