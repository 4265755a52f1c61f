package io.millrace.engine.tick;

import java.util.Arrays;

/**
 * A decoded record: instrument, event time and the fields of the pipeline's {@link Schema}. One
 * mutable object, filled again by the decoder for each record on the engine thread. NaN means not
 * known.
 */
public final class Tick {
  private final double[] fields;
  private int instrument;
  private long timeNs;

  /**
   * @param schema names the fields
   */
  public Tick(final Schema schema) {
    fields = new double[schema.size()];
    clear();
  }

  /** Makes everything not known. */
  public void clear() {
    Arrays.fill(fields, Double.NaN);
    instrument = -1;
    timeNs = 0;
  }

  /**
   * @param newInstrument dense number of the instrument
   * @param newTimeNs event time, in ns since the epoch
   */
  public void set(final int newInstrument, final long newTimeNs) {
    instrument = newInstrument;
    timeNs = newTimeNs;
  }

  /**
   * @param index of the field in the schema; -1 is ignored, so that a decoder may set what nobody
   *     uses
   * @param value NaN for not known
   */
  public void field(final int index, final double value) {
    if (index >= 0) {
      fields[index] = value;
    }
  }

  /** {@return the values, by index in the schema; the tick's own array} */
  public double[] fields() {
    return fields;
  }

  /** {@return dense number of the instrument} */
  public int instrument() {
    return instrument;
  }

  /** {@return event time, in ns since the epoch} */
  public long timeNs() {
    return timeNs;
  }
}
