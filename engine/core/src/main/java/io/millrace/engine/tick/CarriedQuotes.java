package io.millrace.engine.tick;

import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * The last known quotes of each instrument, which a record that does not mention them leaves as
 * they are. An instrument has a fixed number of values; NaN is not known. One thread at a time;
 * allocates only as instruments come.
 */
public final class CarriedQuotes {
  private final int width;
  private double[] values = new double[0];
  private boolean[] released = new boolean[0];

  /** What the last record has overwritten, and whose it was. */
  private final double[] overwritten;

  private int overwrittenOf;

  /**
   * @param width values of an instrument
   */
  public CarriedQuotes(final int width) {
    this.width = width;
    this.overwritten = new double[width];
  }

  /**
   * Begins a record, so that {@link #revert} can take back what it changes.
   *
   * @param instrument dense number
   */
  public void begin(final int instrument) {
    grow(instrument);
    System.arraycopy(values, instrument * width, overwritten, 0, width);
    overwrittenOf = instrument;
  }

  /**
   * @param instrument dense number, of a record that has begun
   * @param index of the value, from 0
   * @return the value, NaN where it is not known
   */
  public double get(final int instrument, final int index) {
    return values[instrument * width + index];
  }

  /**
   * @param instrument dense number, of a record that has begun; nothing is carried for a released
   *     one
   * @param index of the value, from 0
   * @param value NaN for not known
   */
  public void set(final int instrument, final int index, final double value) {
    if (!released[instrument]) {
      values[instrument * width + index] = value;
    }
  }

  /** Carries again what the instrument had before the last {@link #begin}. */
  public void revert() {
    if (overwrittenOf < released.length && !released[overwrittenOf]) {
      System.arraycopy(overwritten, 0, values, overwrittenOf * width, width);
    }
  }

  /**
   * Forgets the quotes of an instrument and carries none for it from now on.
   *
   * @param instrument dense number
   */
  public void release(final int instrument) {
    grow(instrument);
    Arrays.fill(values, instrument * width, (instrument + 1) * width, Double.NaN);
    released[instrument] = true;
  }

  /**
   * Transfers the quotes of one instrument: a single value where none is known.
   *
   * @param instrument dense number
   * @param state takes or gives the values
   */
  public void transferInstrument(final int instrument, final StateTransfer state) {
    final boolean known = state.transfer(isKnown(instrument));
    if (state.isReading()) {
      grow(instrument);
      Arrays.fill(values, instrument * width, (instrument + 1) * width, Double.NaN);
    }
    if (known) {
      state.transfer(values, instrument * width, width);
    }
  }

  private boolean isKnown(final int instrument) {
    final int from = instrument * width;
    for (int i = from; i < from + width && i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        return true;
      }
    }
    return false;
  }

  private void grow(final int instrument) {
    final int before = released.length;
    if (instrument >= before) {
      final int size = Math.max(instrument + 1, 2 * before);
      released = Arrays.copyOf(released, size);
      values = Arrays.copyOf(values, size * width);
      Arrays.fill(values, before * width, values.length, Double.NaN);
    }
  }
}
