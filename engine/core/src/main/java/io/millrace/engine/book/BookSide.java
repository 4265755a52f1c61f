package io.millrace.engine.book;

import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * One side of a book: all price levels, sorted, in parallel arrays.
 *
 * <ol>
 *   <li>{@code keys} rises strictly; a key is the price of a bid, the negated price of an ask, so
 *       the best level is the last one, and a change near the best moves few others.
 *   <li>Each level has at least one order; its size is the sum of its orders' shares.
 *   <li>The orders of a level are linked from the first that came to the last.
 * </ol>
 *
 * <p>A level near the best is found by a short walk, one far from it by bisection. Room for levels
 * grows by doubling, which is the only allocation.
 */
final class BookSide {
  private static final int WALK = 8;
  private static final int FIRST_LEVELS = 128;

  private final OrderPool pool;
  private final boolean buy;
  private long[] keys = new long[FIRST_LEVELS];
  private long[] sizes = new long[FIRST_LEVELS];
  private int[] orders = new int[FIRST_LEVELS];
  private int[] heads = new int[FIRST_LEVELS];
  private int[] tails = new int[FIRST_LEVELS];
  private int count;

  BookSide(final OrderPool pool, final boolean buy) {
    this.pool = pool;
    this.buy = buy;
  }

  int count() {
    return count;
  }

  /** Level 0 is the best. */
  long price(final int level) {
    final long key = keys[index(level)];
    return buy ? key : -key;
  }

  long size(final int level) {
    return sizes[index(level)];
  }

  int orders(final int level) {
    return orders[index(level)];
  }

  int head(final int level) {
    return heads[index(level)];
  }

  private int index(final int level) {
    if (level < 0 || level >= count) {
      throw new IndexOutOfBoundsException("no such level: level=" + level + " levels=" + count);
    }
    return count - 1 - level;
  }

  /** Puts the order of a slot behind all others at its price. */
  void append(final int slot) {
    final long key = key(pool.prices[slot]);
    final int at = find(key);
    if (at >= 0) {
      final int tail = tails[at];
      pool.next[tail] = slot;
      pool.previous[slot] = tail;
      pool.next[slot] = OrderPool.NONE;
      tails[at] = slot;
      sizes[at] += pool.shares[slot];
      orders[at]++;
    } else {
      insert(-at - 1, key, slot);
    }
  }

  private void insert(final int at, final long key, final int slot) {
    if (count == keys.length) {
      grow();
    }
    final int moved = count - at;
    if (moved > 0) {
      System.arraycopy(keys, at, keys, at + 1, moved);
      System.arraycopy(sizes, at, sizes, at + 1, moved);
      System.arraycopy(orders, at, orders, at + 1, moved);
      System.arraycopy(heads, at, heads, at + 1, moved);
      System.arraycopy(tails, at, tails, at + 1, moved);
    }
    pool.next[slot] = OrderPool.NONE;
    pool.previous[slot] = OrderPool.NONE;
    keys[at] = key;
    sizes[at] = pool.shares[slot];
    orders[at] = 1;
    heads[at] = slot;
    tails[at] = slot;
    count++;
  }

  /** Takes shares, fewer than it has, from an order; it keeps its place. */
  void reduce(final int slot, final long shares) {
    sizes[find(key(pool.prices[slot]))] -= shares;
    pool.shares[slot] -= shares;
  }

  /** Takes an order out, and its level if it was the last there. */
  void remove(final int slot) {
    final int at = find(key(pool.prices[slot]));
    if (orders[at] == 1) {
      removeLevel(at);
      return;
    }
    final int before = pool.previous[slot];
    final int behind = pool.next[slot];
    if (before == OrderPool.NONE) {
      heads[at] = behind;
    } else {
      pool.next[before] = behind;
    }
    if (behind == OrderPool.NONE) {
      tails[at] = before;
    } else {
      pool.previous[behind] = before;
    }
    sizes[at] -= pool.shares[slot];
    orders[at]--;
  }

  private void removeLevel(final int at) {
    count--;
    final int moved = count - at;
    if (moved > 0) {
      System.arraycopy(keys, at + 1, keys, at, moved);
      System.arraycopy(sizes, at + 1, sizes, at, moved);
      System.arraycopy(orders, at + 1, orders, at, moved);
      System.arraycopy(heads, at + 1, heads, at, moved);
      System.arraycopy(tails, at + 1, tails, at, moved);
    }
  }

  void clear() {
    count = 0;
  }

  private long key(final long price) {
    return buy ? price : -price;
  }

  /** Returns the index of the key, or {@code -(where to insert it) - 1}. */
  private int find(final long key) {
    int at = count - 1;
    final int walkEnd = Math.max(0, count - WALK);
    while (at >= walkEnd) {
      if (keys[at] <= key) {
        return keys[at] == key ? at : -at - 2;
      }
      at--;
    }
    return Arrays.binarySearch(keys, 0, walkEnd, key);
  }

  private void grow() {
    final int capacity = Math.multiplyExact(keys.length, 2);
    keys = Arrays.copyOf(keys, capacity);
    sizes = Arrays.copyOf(sizes, capacity);
    orders = Arrays.copyOf(orders, capacity);
    heads = Arrays.copyOf(heads, capacity);
    tails = Arrays.copyOf(tails, capacity);
  }

  /** Writes the levels from the best, the orders of each from the first that came. */
  void writeState(final StateTransfer out) {
    out.transfer(count);
    for (int at = count - 1; at >= 0; at--) {
      out.transfer(buy ? keys[at] : -keys[at]);
      out.transfer(orders[at]);
      for (int slot = heads[at]; slot != OrderPool.NONE; slot = pool.next[slot]) {
        out.transfer(pool.orderIds[slot]);
        out.transfer(pool.shares[slot]);
      }
    }
  }

  /** Reads into an empty side, through the books' own way of adding. */
  void readState(final StateTransfer in, final OrderBooks books, final int instrument) {
    final int levels = in.transfer(0);
    for (int level = 0; level < levels; level++) {
      final long price = in.transfer(0L);
      final int ordersHere = in.transfer(0);
      for (int order = 0; order < ordersHere; order++) {
        books.restore(instrument, in.transfer(0L), buy, in.transfer(0L), price);
      }
    }
    if (count != levels) {
      throw new IllegalStateException(
          "not the levels of a book: levels=" + levels + " different=" + count);
    }
  }
}
