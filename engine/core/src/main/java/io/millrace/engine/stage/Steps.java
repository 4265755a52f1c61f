package io.millrace.engine.stage;

/**
 * What the statistics stage hands to the learning stage, one step after the other, in the order in
 * which they are to be taken. A step is a call and never part of a list: the first tick after a
 * pause can make a million labels due. The learning stage takes steps directly, or from a ring
 * where it has a thread of its own.
 *
 * <p>On a tick at time T: each label and sample that is due up to T, in order of time; labels that
 * are due after this tick; the sample of this tick; then the {@link #tick} itself. Arrays belong to
 * the caller and are read during the call.
 */
public interface Steps {
  /**
   * Begins a record or a control event.
   *
   * @param sequence of the record, or of the next one
   * @param isRecord whether it is a record
   */
  void begin(long sequence, boolean isRecord);

  /**
   * An instrument has its first record.
   *
   * @param instrument number, by first tick
   * @param name of the instrument
   */
  void appear(int instrument, String name);

  /**
   * The oldest sample that waits is due.
   *
   * @param instrument number
   * @param timeNs event time at which it is due, in ns since the epoch
   * @param value of the target now, NaN for not known
   */
  void label(int instrument, long timeNs, double value);

  /**
   * A sample is taken.
   *
   * @param instrument number
   * @param timeNs event time, in ns since the epoch
   * @param features one for each, finite
   * @param value of the target now, NaN for not known
   * @param spread between the quotes, NaN where there is none
   */
  void sample(int instrument, long timeNs, double[] features, double value, double spread);

  /**
   * The sample just taken has no room to wait for its label.
   *
   * @param instrument number
   * @param timeNs event time of the sample, in ns since the epoch
   */
  void withdraw(int instrument, long timeNs);

  /**
   * The samples that still wait will have no label: the feed has ended.
   *
   * @param instrument number
   * @param timeNs event time of the last tick, in ns since the epoch
   */
  void abandon(int instrument, long timeNs);

  /**
   * A tick was applied.
   *
   * @param instrument number
   * @param timeNs event time, in ns since the epoch
   * @param watched what alerts, drift detectors and operators over scores read
   */
  void tick(int instrument, long timeNs, double[] watched);

  /**
   * A tick came for an instrument that an earlier stage has put in quarantine.
   *
   * @param instrument number
   */
  void refuse(int instrument);

  /**
   * An earlier stage has failed for an instrument, which gets no more steps.
   *
   * @param instrument number
   * @param timeNs event time of the tick, in ns since the epoch
   * @param failure what was thrown
   */
  void fail(int instrument, long timeNs, RuntimeException failure);
}
