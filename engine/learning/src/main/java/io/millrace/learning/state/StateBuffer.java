package io.millrace.learning.state;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Holds states in memory, eight bytes a value, and gives them back in the order in which they were
 * written. Writing allocates as the buffer grows. One thread at a time.
 *
 * <p>A part is saved by {@code StateBuffer.of(part).toBytes()} and restored by {@code
 * StateBuffer.of(bytes).restore(part)}. The bytes are longs, big-endian: {@code "MILLSTA1"} in
 * ASCII, the number of values, the values, and their digest by {@link Mix64#fold}. They do not say
 * of what part they are, and not which build wrote them.
 */
public final class StateBuffer {
  private static final long MAGIC = 0x4d494c4c53544131L;

  /** Longs besides the values. */
  private static final int FRAME = 3;

  private final StateTransfer writer = new Writer();
  private final StateTransfer reader = new Reader();
  private long[] values = new long[64];
  private int written;
  private int read;

  /** Holds nothing yet. */
  public StateBuffer() {}

  /**
   * Allocates the buffer.
   *
   * @param part whose state it is; not changed
   * @return a buffer that holds its state
   */
  public static StateBuffer of(final Stateful part) {
    final StateBuffer buffer = new StateBuffer();
    buffer.write(part);
    return buffer;
  }

  /**
   * Allocates the buffer.
   *
   * @param bytes by {@link #toBytes}; not kept
   * @return a buffer that holds the same values, of which none has been read
   * @throws IllegalArgumentException where these are not such bytes, are truncated or damaged
   */
  public static StateBuffer of(final byte[] bytes) {
    final ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < FRAME * Long.BYTES || in.getLong() != MAGIC) {
      throw new IllegalArgumentException("not a saved state: length=" + bytes.length);
    }
    final long count = in.getLong();
    final long expected = (bytes.length - FRAME * Long.BYTES) / Long.BYTES;
    if (count != expected || bytes.length % Long.BYTES != 0) {
      throw new IllegalArgumentException(
          "a saved state of "
              + count
              + " values does not have this length: length="
              + bytes.length);
    }
    final StateBuffer buffer = new StateBuffer();
    long digest = 0;
    for (int i = 0; i < count; i++) {
      digest = Mix64.fold(digest, buffer.writer.transfer(in.getLong()));
    }
    if (digest != in.getLong()) {
      throw new IllegalArgumentException(
          "a saved state is damaged: its digest differs, values=" + count);
    }
    return buffer;
  }

  /**
   * Allocates the bytes.
   *
   * @return all values that were written, those that have been read too, to be kept anywhere
   */
  public byte[] toBytes() {
    final ByteBuffer out = ByteBuffer.allocate((written + FRAME) * Long.BYTES);
    out.putLong(MAGIC).putLong(written);
    long digest = 0;
    for (int i = 0; i < written; i++) {
      out.putLong(values[i]);
      digest = Mix64.fold(digest, values[i]);
    }
    return out.putLong(digest).array();
  }

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
   * Gives back the only state that has not been read.
   *
   * @param part constructed like the one whose state it was; its own state is replaced, and is of
   *     no use after an exception
   * @throws IllegalStateException if what is read cannot be the state of such a part, or if values
   *     are left over
   */
  public void restore(final Stateful part) {
    read(part);
    if (remaining() > 0) {
      throw new IllegalStateException(
          "not a state of such a part: "
              + remaining()
              + " of "
              + written
              + " values are left over");
    }
  }

  /** {@return how many values have not been read yet} */
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
