package io.millrace.learning.state;

/** Gives back the values that a {@link StateWriter} took, in the same order. */
public interface StateReader {
  /**
   * @return the next value
   * @throws IllegalStateException at the end
   */
  long readLong();

  /**
   * @return the next value
   * @throws IllegalStateException at the end
   */
  default double readDouble() {
    return Double.longBitsToDouble(readLong());
  }

  /**
   * @return the next value
   * @throws IllegalStateException at the end, or if it is no int
   */
  default int readInt() {
    final long value = readLong();
    if (value != (int) value) {
      throw new IllegalStateException("not an int: value=" + value);
    }
    return (int) value;
  }

  /**
   * @return the next value
   * @throws IllegalStateException at the end, or if it is no boolean
   */
  default boolean readBoolean() {
    final long value = readLong();
    if (value != 0 && value != 1) {
      throw new IllegalStateException("not a boolean: value=" + value);
    }
    return value == 1;
  }

  /**
   * Reads as many values as were written.
   *
   * @param values receives them
   * @param from index of the first
   * @param count how many
   */
  default void readDoubles(final double[] values, final int from, final int count) {
    for (int i = from; i < from + count; i++) {
      values[i] = readDouble();
    }
  }

  /**
   * Allocates the text.
   *
   * @return the next text
   */
  default String readText() {
    final int length = readInt();
    if (length < 0 || length > 1 << 20) {
      throw new IllegalStateException("not the length of a text: length=" + length);
    }
    final StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) readInt());
    }
    return text.toString();
  }
}
