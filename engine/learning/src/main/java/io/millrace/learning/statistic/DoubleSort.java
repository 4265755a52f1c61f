package io.millrace.learning.statistic;

/**
 * Sorts doubles in place without allocation: {@code Arrays.sort} makes an array for each partition
 * from Java 22 on. Quicksort with the median of three, insertion sort for short ranges, and
 * heapsort where quicksort goes too deep (Musser, "Introspective sorting and selection algorithms",
 * Software: Practice and Experience 27, 1997). O(n log n). The order is that of {@link
 * Double#compare}: -0.0 before 0.0, NaN last.
 */
public final class DoubleSort {
  private static final int SHORT = 32;

  private DoubleSort() {}

  /**
   * Sorts a range in ascending order.
   *
   * @param values hold the range
   * @param from index of its first value
   * @param to one past the index of its last value
   */
  public static void sort(final double[] values, final int from, final int to) {
    final int size = to - from;
    sort(values, from, to, 2 * (32 - Integer.numberOfLeadingZeros(size)));
  }

  private static void sort(
      final double[] values, final int first, final int end, final int maxDepth) {
    int from = first;
    int to = end;
    int depth = maxDepth;
    while (to - from > SHORT) {
      if (depth-- == 0) {
        heapSort(values, from, to);
        return;
      }
      final int cut = partition(values, from, to);
      if (cut - from < to - cut) {
        sort(values, from, cut, depth);
        from = cut;
      } else {
        sort(values, cut, to, depth);
        to = cut;
      }
    }
    insertionSort(values, from, to);
  }

  private static boolean isLess(final double x, final double y) {
    return x < y
        || (!(x > y) && x != y || x == 0) && Double.compare(x, y) < 0; // NaN, or zeros of two signs
  }

  /** Hoare's partition; returns an index with nothing greater before it and nothing less after. */
  private static int partition(final double[] values, final int from, final int to) {
    final double pivot = median(values[from], values[(from + to) >>> 1], values[to - 1]);
    int low = from - 1;
    int high = to;
    while (true) {
      do {
        low++;
      } while (isLess(values[low], pivot));
      do {
        high--;
      } while (isLess(pivot, values[high]));
      if (low >= high) {
        return high + 1 == to ? high : high + 1;
      }
      swap(values, low, high);
    }
  }

  private static double median(final double a, final double b, final double c) {
    if (isLess(a, b)) {
      return isLess(b, c) ? b : isLess(a, c) ? c : a;
    }
    return isLess(a, c) ? a : isLess(b, c) ? c : b;
  }

  private static void insertionSort(final double[] values, final int from, final int to) {
    for (int i = from + 1; i < to; i++) {
      final double value = values[i];
      int at = i;
      while (at > from && isLess(value, values[at - 1])) {
        values[at] = values[at - 1];
        at--;
      }
      values[at] = value;
    }
  }

  private static void heapSort(final double[] values, final int from, final int to) {
    final int size = to - from;
    for (int root = size / 2 - 1; root >= 0; root--) {
      sift(values, from, root, size);
    }
    for (int last = size - 1; last > 0; last--) {
      swap(values, from, from + last);
      sift(values, from, 0, last);
    }
  }

  private static void sift(final double[] values, final int from, final int start, final int size) {
    int root = start;
    while (2 * root + 1 < size) {
      int child = 2 * root + 1;
      if (child + 1 < size && isLess(values[from + child], values[from + child + 1])) {
        child++;
      }
      if (!isLess(values[from + root], values[from + child])) {
        return;
      }
      swap(values, from + root, from + child);
      root = child;
    }
  }

  private static void swap(final double[] values, final int i, final int j) {
    final double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}
