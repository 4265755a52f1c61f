package io.millrace.engine.prequential;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * Samples that wait for their label, oldest first: a ring of rows over a flat array that grows by
 * doubling. When each is due is known to the statistics stage, which bounds their number. Growth
 * allocates and belongs to warm-up. One thread at a time.
 */
public final class PendingRows implements Stateful {
  private static final int MAX_ROWS = 1 << 28;

  private final int width;
  private double[] values;
  private int capacity;
  private int head;
  private int count;

  /**
   * @param width how many values a row has
   * @param expected how many rows find room before anything grows, at least 1
   */
  public PendingRows(final int width, final int expected) {
    this.width = width;
    capacity = expected;
    values = new double[expected * width];
  }

  /** {@return how many rows wait} */
  public int count() {
    return count;
  }

  /**
   * Adds the newest.
   *
   * @param row its values, copied
   */
  public void add(final double[] row) {
    if (count == capacity) {
      resize(Math.multiplyExact(2, capacity));
    }
    System.arraycopy(row, 0, values, slot(count) * width, width);
    count++;
  }

  private int slot(final int index) {
    final int slot = head + index;
    return slot < capacity ? slot : slot - capacity;
  }

  /**
   * Takes the oldest out.
   *
   * @param row receives its values
   */
  public void remove(final double[] row) {
    System.arraycopy(values, head * width, row, 0, width);
    head = head + 1 == capacity ? 0 : head + 1;
    count--;
  }

  /** Drops the newest. */
  public void removeNewest() {
    count--;
  }

  /**
   * Drops all.
   *
   * @return how many there were
   */
  public int clear() {
    final int dropped = count;
    head = 0;
    count = 0;
    return dropped;
  }

  private void resize(final int newCapacity) {
    final double[] longer = new double[Math.multiplyExact(newCapacity, width)];
    for (int i = 0; i < count; i++) {
      System.arraycopy(values, slot(i) * width, longer, i * width, width);
    }
    values = longer;
    capacity = newCapacity;
    head = 0;
  }

  @Override
  public void transferState(final StateTransfer state) {
    final int waiting = state.transfer(count);
    if (waiting < 0 || waiting > MAX_ROWS) {
      throw new IllegalStateException("not a number of samples: count=" + waiting);
    }
    if (state.isReading()) {
      clear();
      if (waiting > capacity) {
        resize(waiting);
      }
      count = waiting;
    }
    for (int i = 0; i < waiting; i++) {
      state.transfer(values, slot(i) * width, width);
    }
  }
}
