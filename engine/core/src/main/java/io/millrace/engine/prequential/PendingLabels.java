package io.millrace.engine.prequential;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * Samples that wait for their label, oldest first: a ring over flat arrays that grows by doubling
 * up to a bound. Growth allocates and belongs to warm-up.
 */
public final class PendingLabels implements Stateful {
  private final int width;
  private final int max;
  private long[] due;
  private double[] values;
  private int head;
  private int count;

  /**
   * @param width how many values a sample keeps
   * @param expected how many samples find room before anything grows
   * @param max how many samples may wait
   */
  public PendingLabels(final int width, final int expected, final int max) {
    this.width = width;
    this.max = max;
    final int capacity = StrictMath.min(expected, max);
    due = new long[capacity];
    values = new double[capacity * width];
  }

  public boolean isEmpty() {
    return count == 0;
  }

  public int count() {
    return count;
  }

  /** Returns when the oldest is due, {@link Long#MAX_VALUE} where none waits. */
  public long nextDue() {
    return count == 0 ? Long.MAX_VALUE : due[head];
  }

  /**
   * @param dueAt not before that of any that waits
   * @param sample its values
   * @return whether there was room
   */
  public boolean add(final long dueAt, final double[] sample) {
    if (count == due.length && !grow()) {
      return false;
    }
    final int slot = (head + count) % due.length;
    due[slot] = dueAt;
    System.arraycopy(sample, 0, values, slot * width, width);
    count++;
    return true;
  }

  /** Takes the oldest out. */
  public void remove(final double[] sample) {
    System.arraycopy(values, head * width, sample, 0, width);
    head = (head + 1) % due.length;
    count--;
  }

  /** Drops all; returns how many there were. */
  public int clear() {
    final int dropped = count;
    head = 0;
    count = 0;
    return dropped;
  }

  private boolean grow() {
    if (due.length >= max) {
      return false;
    }
    resize((int) StrictMath.min((long) max, 2L * due.length));
    return true;
  }

  private void resize(final int capacity) {
    final long[] newDue = new long[capacity];
    final double[] newValues = new double[capacity * width];
    for (int i = 0; i < count; i++) {
      final int slot = (head + i) % due.length;
      newDue[i] = due[slot];
      System.arraycopy(values, slot * width, newValues, i * width, width);
    }
    due = newDue;
    values = newValues;
    head = 0;
  }

  @Override
  public void transferState(final StateTransfer state) {
    final int waiting = state.transfer(count);
    if (waiting < 0 || waiting > max) {
      throw new IllegalStateException("labels out of bounds: count=" + waiting + " max=" + max);
    }
    if (state.isReading()) {
      makeRoom(waiting);
    }
    for (int i = 0; i < waiting; i++) {
      final int slot = (head + i) % due.length;
      due[slot] = state.transfer(due[slot]);
      state.transfer(values, slot * width, width);
    }
  }

  private void makeRoom(final int waiting) {
    head = 0;
    count = 0;
    if (waiting > due.length) {
      resize(waiting);
    }
    Arrays.fill(due, 0);
    count = waiting;
  }
}
