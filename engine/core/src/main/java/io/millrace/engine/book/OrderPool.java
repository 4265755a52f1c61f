package io.millrace.engine.book;

import java.util.Arrays;

/**
 * Orders as slots in parallel arrays, so that an order costs no object. A slot is linked to the
 * orders before and behind it at its level, and to one of another instrument with the same id; free
 * slots are linked through {@code next}. Grows by doubling, which is the only allocation.
 */
final class OrderPool {
  /** No slot. */
  static final int NONE = -1;

  long[] orderIds;
  long[] shares;
  long[] prices;
  int[] next;
  int[] previous;
  int[] sameId;
  private int[] owners;
  private int firstFree;
  private int used;

  OrderPool(final int initialOrders) {
    orderIds = new long[initialOrders];
    shares = new long[initialOrders];
    prices = new long[initialOrders];
    next = new int[initialOrders];
    previous = new int[initialOrders];
    sameId = new int[initialOrders];
    owners = new int[initialOrders];
    clear();
  }

  /** Frees every slot. */
  void clear() {
    linkFree(0);
    used = 0;
  }

  /** How many slots are taken. */
  int used() {
    return used;
  }

  private void linkFree(final int from) {
    final int capacity = next.length;
    for (int slot = from; slot < capacity - 1; slot++) {
      next[slot] = slot + 1;
    }
    next[capacity - 1] = NONE;
    firstFree = from;
  }

  /** Takes a slot for an order and fills it; the caller links it. */
  int take(
      final int instrument,
      final boolean buy,
      final long orderId,
      final long orderShares,
      final long price) {
    if (firstFree == NONE) {
      grow();
    }
    final int slot = firstFree;
    firstFree = next[slot];
    used++;
    orderIds[slot] = orderId;
    shares[slot] = orderShares;
    prices[slot] = price;
    owners[slot] = instrument << 1 | (buy ? 1 : 0);
    return slot;
  }

  /** Frees a slot that is not linked any more. */
  void free(final int slot) {
    next[slot] = firstFree;
    firstFree = slot;
    used--;
  }

  /** Unlinks a slot from the slots of its id; returns the first of those that are left. */
  int withoutSameId(final int first, final int slot) {
    if (first == slot) {
      return sameId[slot];
    }
    int before = first;
    while (sameId[before] != slot) {
      before = sameId[before];
    }
    sameId[before] = sameId[slot];
    return first;
  }

  int instrument(final int slot) {
    return owners[slot] >>> 1;
  }

  boolean buy(final int slot) {
    return (owners[slot] & 1) == 1;
  }

  private void grow() {
    final int old = next.length;
    final int capacity = Math.multiplyExact(old, 2);
    orderIds = Arrays.copyOf(orderIds, capacity);
    shares = Arrays.copyOf(shares, capacity);
    prices = Arrays.copyOf(prices, capacity);
    next = Arrays.copyOf(next, capacity);
    previous = Arrays.copyOf(previous, capacity);
    sameId = Arrays.copyOf(sameId, capacity);
    owners = Arrays.copyOf(owners, capacity);
    linkFree(old);
  }
}
