package io.millrace.learning.statistic;

/**
 * Which known values a statistic is over.
 *
 * @param by what bounds it
 * @param n how many values, for {@link By#COUNT}
 * @param windowNs how long in ns, for {@link By#TIME}: at time tau the values with event time at
 *     least tau - windowNs
 * @param maxEntries how many values a time window may hold; past that its result is NaN
 */
public record WindowSpec(By by, int n, long windowNs, int maxEntries) {
  /** What bounds an extent. */
  public enum By {
    /** Nothing: all values so far. */
    ALL,
    /** The number of known values. */
    COUNT,
    /** Event time. */
    TIME
  }

  /** All values so far. */
  public static final WindowSpec ALL = new WindowSpec(By.ALL, 0, 0, 0);

  /**
   * @param n at least 1
   * @return the last n known values
   */
  public static WindowSpec count(final int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n must be at least 1: n=" + n);
    }
    return new WindowSpec(By.COUNT, n, 0, n);
  }

  /**
   * @param windowNs above 0, in ns
   * @param maxEntries at least 1
   * @return the values of the last windowNs, both ends included
   */
  public static WindowSpec time(final long windowNs, final int maxEntries) {
    if (windowNs <= 0 || maxEntries < 1) {
      throw new IllegalArgumentException(
          "an empty window: windowNs=" + windowNs + " maxEntries=" + maxEntries);
    }
    return new WindowSpec(By.TIME, 0, windowNs, maxEntries);
  }
}
