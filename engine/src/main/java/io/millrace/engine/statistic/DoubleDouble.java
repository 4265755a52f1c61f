package io.millrace.engine.statistic;

/**
 * The error-free transformation under every sum here: Knuth's TwoSum, as in Ogita, Rump and Oishi,
 * "Accurate sum and dot product", SIAM Journal on Scientific Computing 26 (2005). A sum is kept as
 * {@code high + low} with {@code high} the nearest double, some 106 bits.
 */
public final class DoubleDouble {
  private DoubleDouble() {}

  /**
   * @param a any value
   * @param b any value
   * @param sum {@code a + b} as rounded
   * @return what the rounding lost, exactly; NaN where the sum is not finite
   */
  public static double lost(final double a, final double b, final double sum) {
    final double bVirtual = sum - a;
    return (a - (sum - bVirtual)) + (b - bVirtual);
  }
}
