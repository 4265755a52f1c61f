package io.millrace.learning.model;

/** The scalar product that a linear model predicts by. */
public final class Dot {
  /** From here on four sums pay. */
  private static final int WIDE = 16;

  private Dot() {}

  /**
   * Sums the products of the same index, in a fixed order: from the first to the last where they
   * are fewer than 16, else in four sums over every fourth index, so that no addition waits for the
   * one before it.
   *
   * @param a as many numbers as b, or more, which are not read
   * @param b any numbers
   * @return {@code a[0] b[0] + a[1] b[1] + ...}; 0 of none. Cost: O(b); allocates nothing
   */
  public static double product(final double[] a, final double[] b) {
    return b.length < WIDE ? inOneSum(a, b, 0) : inFourSums(a, b);
  }

  private static double inOneSum(final double[] a, final double[] b, final int from) {
    double sum = 0;
    for (int i = from; i < b.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double inFourSums(final double[] a, final double[] b) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    final int whole = b.length & ~3;
    for (int i = 0; i < whole; i += 4) {
      first += a[i] * b[i];
      second += a[i + 1] * b[i + 1];
      third += a[i + 2] * b[i + 2];
      fourth += a[i + 3] * b[i + 3];
    }
    return (first + second) + (third + fourth) + inOneSum(a, b, whole);
  }
}
