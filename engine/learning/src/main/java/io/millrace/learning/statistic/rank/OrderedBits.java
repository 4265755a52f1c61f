package io.millrace.learning.statistic.rank;

/** Finite doubles as whole numbers in the same order, neighbours as neighbours; both zeros as 0. */
final class OrderedBits {
  private OrderedBits() {}

  /** Returns the number of a double. */
  static long of(final double x) {
    final long bits = Double.doubleToRawLongBits(x + 0.0);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  /** Returns the double of a number. */
  static double value(final long number) {
    return Double.longBitsToDouble(number ^ ((number >> 63) & Long.MAX_VALUE));
  }
}
