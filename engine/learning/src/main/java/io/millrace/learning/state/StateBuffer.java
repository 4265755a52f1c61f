package io.millrace.learning.state;

import java.util.Arrays;

/**
 * Holds states in memory, eight bytes a value, and gives them back in the order in which they were
 * written. Writing allocates as the buffer grows. One thread at a time.
 */
public final class StateBuffer {
  private final StateTransfer writer = new Writer();
  private final StateTransfer reader = new Reader();
  private long[] values = new long[64];
  private int written;
  private int read;

  /** Holds nothing yet. */
  public StateBuffer() {}

  /**
   * Adds a state.
   *
   * @param part whose state it is; not changed
   */
  public void write(final Stateful part) {
    part.transferState(writer);
  }

  /**
   * Gives back the next state.
   *
   * @param part constructed like the one whose state it was; its own state is replaced
   * @throws IllegalStateException if what is read cannot be a state of such a part
   */
  public void read(final Stateful part) {
    part.transferState(reader);
  }

  /**
   * @return how many values have not been read yet
   */
  public int remaining() {
    return written - read;
  }

  /** Values go into the buffer. */
  private final class Writer implements StateTransfer {
    @Override
    public boolean isReading() {
      return false;
    }

    @Override
    public long transfer(final long value) {
      if (written == values.length) {
        values = Arrays.copyOf(values, written * 2);
      }
      values[written++] = value;
      return value;
    }

    @Override
    public double transfer(final double value) {
      transfer(Mix64.bits(value));
      return value;
    }
  }

  /** Values come out of the buffer. */
  private final class Reader implements StateTransfer {
    @Override
    public boolean isReading() {
      return true;
    }

    @Override
    public long transfer(final long value) {
      if (read == written) {
        throw new IllegalStateException("state ends after " + written + " values");
      }
      return values[read++];
    }

    @Override
    public double transfer(final double value) {
      return Double.longBitsToDouble(transfer(0L));
    }
  }
}
