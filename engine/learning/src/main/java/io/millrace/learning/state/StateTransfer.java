package io.millrace.learning.state;

/**
 * Passes the values of a state one after the other, in one of two directions: out of a part, or
 * into it. Each call gives the value that the part holds from then on: on the way out its own, on
 * the way in the one that was written there. A part therefore describes its state once:
 *
 * <pre>
 * public void transferState(final StateTransfer state) {
 *   count = state.transfer(count);
 *   mean = state.transfer(mean);
 * }
 * </pre>
 *
 * <p>One thread at a time. Allocates nothing but texts that are read.
 */
public interface StateTransfer {
  /** {@return whether values come into the part; false where they go out of it} */
  boolean isReading();

  /**
   * @param value of the part
   * @return what the part holds from now on
   * @throws IllegalStateException where the state to read is at its end
   */
  long transfer(long value);

  /**
   * @param value of the part; every NaN is the same NaN, and -0.0 is not 0.0
   * @return what the part holds from now on
   * @throws IllegalStateException where the state to read is at its end
   */
  double transfer(double value);

  /**
   * @param value of the part
   * @return what the part holds from now on
   * @throws IllegalStateException where the state to read is at its end, or has no int here
   */
  default int transfer(final int value) {
    final long transferred = transfer((long) value);
    if (transferred != (int) transferred) {
      throw new IllegalStateException("not an int: value=" + transferred);
    }
    return (int) transferred;
  }

  /**
   * @param value of the part
   * @return what the part holds from now on
   * @throws IllegalStateException where the state to read is at its end, or has no boolean here
   */
  default boolean transfer(final boolean value) {
    final long transferred = transfer(value ? 1L : 0L);
    if (transferred != 0 && transferred != 1) {
      throw new IllegalStateException("not a boolean: value=" + transferred);
    }
    return transferred == 1;
  }

  /**
   * Transfers values in place, without their count; the reader knows it.
   *
   * @param values of the part
   * @param from index of the first
   * @param count how many
   */
  default void transfer(final double[] values, final int from, final int count) {
    for (int i = from; i < from + count; i++) {
      values[i] = transfer(values[i]);
    }
  }

  /**
   * Transfers length and UTF-16 units.
   *
   * @param text of the part; ignored where texts are read, and may be null there
   * @return what the part holds from now on; allocated where it is read
   */
  default String transfer(final String text) {
    final int length = transfer(isReading() ? 0 : text.length());
    if (length < 0 || length > 1 << 20) {
      throw new IllegalStateException("not the length of a text: length=" + length);
    }
    if (!isReading()) {
      for (int i = 0; i < length; i++) {
        transfer((int) text.charAt(i));
      }
      return text;
    }
    final StringBuilder read = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      read.append((char) transfer(0));
    }
    return read.toString();
  }
}
