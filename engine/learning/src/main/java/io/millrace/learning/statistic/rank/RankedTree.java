package io.millrace.learning.statistic.rank;

import io.millrace.learning.state.Mix64;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * Whole numbers with how often each occurs, by rank: a treap (Seidel and Aragon, "Randomized search
 * trees", Algorithmica 16, 1996) in primitive arrays.
 *
 * <ol>
 *   <li>Node 0 is no node; equal numbers share a node.
 *   <li>In order, the numbers of the nodes ascend; a node's priority, a mix of its index, is not
 *       less than those below it.
 *   <li>A node's total is the count of its own number and of all below it.
 *   <li>What is told depends on the numbers and counts alone, not on the shape.
 * </ol>
 *
 * <p>Add, remove and every question by rank or number: O(log nodes) expected. 32 bytes a node; the
 * arrays double as they fill.
 */
final class RankedTree {
  private long[] keys;
  private long[] counts;
  private long[] totals;
  private int[] left;
  private int[] right;
  private int root;
  private int free;
  private int used;
  private int nodes;

  /**
   * @param nodes that it holds before it grows
   */
  RankedTree(final int nodes) {
    keys = new long[nodes + 1];
    counts = new long[nodes + 1];
    totals = new long[nodes + 1];
    left = new int[nodes + 1];
    right = new int[nodes + 1];
  }

  /** How many distinct numbers there are. */
  int distinct() {
    return nodes;
  }

  /** How many numbers there are. */
  long size() {
    return totals[root];
  }

  void clear() {
    root = 0;
    free = 0;
    used = 0;
    nodes = 0;
  }

  /**
   * @param count how often the number occurs more, above 0
   */
  void add(final long key, final long count) {
    root = add(root, key, count);
  }

  private int add(final int at, final long key, final long count) {
    if (at == 0) {
      return newNode(key, count);
    }
    totals[at] += count;
    if (key == keys[at]) {
      counts[at] += count;
      return at;
    }
    if (key < keys[at]) {
      final int before = left[at];
      final int below = add(before, key, count);
      left[at] = below;
      return below != before && isAbove(below, at) ? rotateRight(at, below) : at;
    }
    final int before = right[at];
    final int below = add(before, key, count);
    right[at] = below;
    return below != before && isAbove(below, at) ? rotateLeft(at, below) : at;
  }

  private static boolean isAbove(final int node, final int other) {
    return Mix64.mix(node) > Mix64.mix(other);
  }

  private int newNode(final long key, final long count) {
    int node = free;
    if (node != 0) {
      free = left[node];
    } else {
      node = ++used;
      if (node == keys.length) {
        grow();
      }
    }
    keys[node] = key;
    counts[node] = count;
    totals[node] = count;
    left[node] = 0;
    right[node] = 0;
    nodes++;
    return node;
  }

  private void grow() {
    final int length = 2 * keys.length;
    keys = Arrays.copyOf(keys, length);
    counts = Arrays.copyOf(counts, length);
    totals = Arrays.copyOf(totals, length);
    left = Arrays.copyOf(left, length);
    right = Arrays.copyOf(right, length);
  }

  private int rotateRight(final int at, final int below) {
    left[at] = right[below];
    right[below] = at;
    count(at);
    count(below);
    return below;
  }

  private int rotateLeft(final int at, final int below) {
    right[at] = left[below];
    left[below] = at;
    count(at);
    count(below);
    return below;
  }

  private void count(final int at) {
    totals[at] = counts[at] + totals[left[at]] + totals[right[at]];
  }

  /** Removes one occurrence of a number that is there. */
  void remove(final long key) {
    root = remove(root, key);
  }

  private int remove(final int at, final long key) {
    if (at == 0) {
      throw new IllegalStateException("not in the tree: key=" + key);
    }
    totals[at]--;
    if (key < keys[at]) {
      left[at] = remove(left[at], key);
    } else if (key > keys[at]) {
      right[at] = remove(right[at], key);
    } else if (--counts[at] == 0) {
      final int joined = join(left[at], right[at]);
      left[at] = free;
      free = at;
      nodes--;
      return joined;
    }
    return at;
  }

  private int join(final int low, final int high) {
    if (low == 0 || high == 0) {
      return low + high;
    }
    if (isAbove(low, high)) {
      right[low] = join(right[low], high);
      count(low);
      return low;
    }
    left[high] = join(low, left[high]);
    count(high);
    return high;
  }

  /**
   * @param rank from 0 to size - 1
   * @return the number of that rank, the least having 0
   */
  long at(final long rank) {
    int node = root;
    long rest = rank;
    while (true) {
      final long before = totals[left[node]];
      if (rest < before) {
        node = left[node];
      } else if (rest < before + counts[node]) {
        return keys[node];
      } else {
        rest -= before + counts[node];
        node = right[node];
      }
    }
  }

  /** How many numbers are at most a number. */
  long atMost(final long key) {
    int node = root;
    long found = 0;
    while (node != 0) {
      if (key < keys[node]) {
        node = left[node];
      } else {
        found += totals[left[node]] + counts[node];
        if (key == keys[node]) {
          return found;
        }
        node = right[node];
      }
    }
    return found;
  }

  /** How often a number occurs. */
  long countOf(final long key) {
    int node = root;
    while (node != 0 && keys[node] != key) {
      node = key < keys[node] ? left[node] : right[node];
    }
    return node == 0 ? 0 : counts[node];
  }

  /**
   * Copies all in ascending order.
   *
   * @param numbers receives the numbers, at least {@link #distinct}
   * @param occurrences receives how often each occurs
   */
  void copy(final long[] numbers, final long[] occurrences) {
    copy(root, 0, numbers, occurrences);
  }

  private int copy(final int at, final int from, final long[] numbers, final long[] occurrences) {
    if (at == 0) {
      return from;
    }
    final int here = copy(left[at], from, numbers, occurrences);
    numbers[here] = keys[at];
    occurrences[here] = counts[at];
    return copy(right[at], here + 1, numbers, occurrences);
  }

  /** Transfers numbers and counts in ascending order; there are never more than a bound. */
  void transferState(final StateTransfer state, final int max) {
    final int distinct = state.transfer(nodes);
    if (distinct < 0 || distinct > max) {
      throw new IllegalStateException("not at most " + max + " numbers: distinct=" + distinct);
    }
    if (state.isReading()) {
      read(state, distinct);
    } else {
      write(root, state);
    }
  }

  private void write(final int at, final StateTransfer out) {
    if (at != 0) {
      write(left[at], out);
      out.transfer(keys[at]);
      out.transfer(counts[at]);
      write(right[at], out);
    }
  }

  private void read(final StateTransfer in, final int distinct) {
    clear();
    for (int i = 0; i < distinct; i++) {
      final long key = in.transfer(0L);
      final long count = in.transfer(0L);
      if (count < 1) {
        throw new IllegalStateException("not a count: count=" + count);
      }
      add(key, count);
    }
  }
}
