package io.millrace.engine.stage.statistics;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * When the samples that wait for their label are due, oldest first: a ring that grows by doubling
 * up to a bound. The samples themselves wait in the learning stage. Growth allocates and belongs to
 * warm-up.
 */
final class DueTimes implements Stateful {
  private final int max;
  private long[] due;
  private int head;
  private int count;

  /**
   * @param expected how many find room before anything grows
   * @param max how many may wait
   */
  DueTimes(final int expected, final int max) {
    this.max = max;
    due = new long[StrictMath.min(expected, max)];
  }

  /** Returns when the oldest is due, {@link Long#MAX_VALUE} where none waits. */
  long next() {
    return count == 0 ? Long.MAX_VALUE : due[head];
  }

  /**
   * @param dueAt not before that of any that waits
   * @return whether there was room
   */
  boolean add(final long dueAt) {
    if (count == due.length && !grow()) {
      return false;
    }
    int slot = head + count;
    slot = slot < due.length ? slot : slot - due.length;
    due[slot] = dueAt;
    count++;
    return true;
  }

  /** Takes the oldest out. */
  void remove() {
    head = head + 1 == due.length ? 0 : head + 1;
    count--;
  }

  /** Drops all. */
  void clear() {
    head = 0;
    count = 0;
  }

  private boolean grow() {
    if (due.length >= max) {
      return false;
    }
    resize((int) StrictMath.min((long) max, 2L * due.length));
    return true;
  }

  private void resize(final int capacity) {
    final long[] longer = new long[capacity];
    for (int i = 0; i < count; i++) {
      longer[i] = due[(head + i) % due.length];
    }
    due = longer;
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
    }
  }

  private void makeRoom(final int waiting) {
    clear();
    if (waiting > due.length) {
      resize(waiting);
    }
    Arrays.fill(due, 0);
    count = waiting;
  }
}
