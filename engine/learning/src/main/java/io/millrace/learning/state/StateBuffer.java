package io.millrace.learning.state;

import java.util.Arrays;

/**
 * Holds a state in memory, eight bytes a value. Writing allocates as the buffer grows. One thread
 * at a time.
 */
public final class StateBuffer implements StateWriter, StateReader {
  private long[] values = new long[64];
  private int written;
  private int read;

  @Override
  public void writeLong(final long value) {
    if (written == values.length) {
      values = Arrays.copyOf(values, written * 2);
    }
    values[written++] = value;
  }

  @Override
  public void writeDouble(final double value) {
    writeLong(Mix64.bits(value));
  }

  @Override
  public long readLong() {
    if (read == written) {
      throw new IllegalStateException("state ends after " + written + " values");
    }
    return values[read++];
  }

  /**
   * @return how many values have not been read yet
   */
  public int remaining() {
    return written - read;
  }
}
