package io.millrace.learning.statistic.window;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.WindowSpec;

/**
 * A window whose aggregate is never subtracted from, so that a spike that has left leaves no trace:
 * two stacks of mergeable aggregates, as in Tangwongsan, Hirzel and Schneider, "Low-latency
 * sliding-window aggregation in worst-case constant time", DEBS 2017, section 2.
 *
 * <ol>
 *   <li>The oldest {@code front} values have, each, the aggregate of itself and all newer ones
 *       among them; the newest of them comes first into each sum.
 *   <li>The others have one aggregate together, in order.
 *   <li>When the front is used up, the back becomes the front. That happens at most once for each
 *       value: O(1) amortised a value, O(size) at the worst.
 * </ol>
 */
abstract class TwoStackStatistic extends SlidingStatistic {
  private int front;

  TwoStackStatistic(final WindowSpec extent) {
    super(extent, false);
  }

  /** Empties the aggregate of the back. */
  abstract void clearBack();

  /** Keeps what comes with the newest value, before it is added to the back. */
  void keep(final long index) {}

  /** Adds the newest value to the aggregate of the back; it may be the first there. */
  abstract void addBack(long index, double x);

  /**
   * Aggregates each value of the front with all newer ones of the front, the newest first; each
   * aggregate is at its value's slot. A loop of its own for each subclass, since a sum that goes
   * through memory from one value to the next is twice as slow.
   *
   * @param from index of the oldest value to be aggregated
   * @param to index past the newest of the front
   */
  abstract void stackFront(long from, long to);

  /** Transfers what {@link #keep} kept, beyond the window. */
  void transferKept(final StateTransfer state) {}

  /** How many of the oldest values are in the front. */
  final int front() {
    return front;
  }

  @Override
  protected final void append(final long index, final double x) {
    keep(index);
    addBack(index, x);
  }

  @Override
  protected final void evict(final long index) {
    if (front == 0) {
      // The oldest is leaving at once and needs no aggregate.
      stackFront(index + 1, tail());
      front = size();
      clearBack();
    }
    front--;
  }

  @Override
  protected final void transferRest(final StateTransfer state) {
    front = state.transfer(front);
    if (front < 0 || front > size()) {
      throw new IllegalStateException("not a front of " + size() + " values: front=" + front);
    }
    transferKept(state);
  }

  @Override
  protected final void rebuild() {
    stackFront(head(), head() + front);
    clearBack();
    for (long i = head() + front; i < tail(); i++) {
      addBack(i, value(i));
    }
  }
}
