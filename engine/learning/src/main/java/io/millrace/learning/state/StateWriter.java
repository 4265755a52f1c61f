package io.millrace.learning.state;

/** Takes the values of a state one after the other. */
public interface StateWriter {
  /**
   * @param value any value
   */
  void writeLong(long value);

  /**
   * @param value any value; every NaN is the same NaN, and -0.0 is not 0.0
   */
  void writeDouble(double value);

  /**
   * @param value any value
   */
  default void writeInt(final int value) {
    writeLong(value);
  }

  /**
   * @param value any value
   */
  default void writeBoolean(final boolean value) {
    writeLong(value ? 1 : 0);
  }

  /**
   * Writes values without their count; the reader knows it.
   *
   * @param values holds the values
   * @param from index of the first
   * @param count how many
   */
  default void writeDoubles(final double[] values, final int from, final int count) {
    for (int i = from; i < from + count; i++) {
      writeDouble(values[i]);
    }
  }

  /**
   * Writes length and UTF-16 units.
   *
   * @param text any text
   */
  default void writeText(final CharSequence text) {
    final int length = text.length();
    writeInt(length);
    for (int i = 0; i < length; i++) {
      writeInt(text.charAt(i));
    }
  }
}
