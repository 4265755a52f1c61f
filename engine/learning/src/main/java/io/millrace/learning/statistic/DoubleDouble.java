package io.millrace.learning.statistic;

/**
 * The error-free transformation under every sum here: Knuth's TwoSum, as in Ogita, Rump and Oishi,
 * "Accurate sum and dot product", SIAM Journal on Scientific Computing 26 (2005). A sum is kept as
 * {@code high + low} with {@code high} the nearest double, some 106 bits.
 */
public final class DoubleDouble {
  /** Cuts a double into two halves of 26 bits: Dekker 1971. */
  private static final double CUT = 0x1p27 + 1;

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

  /**
   * Dekker's product, Numerische Mathematik 18 (1971).
   *
   * @param a any value
   * @param b any value
   * @param product {@code a * b} as rounded
   * @return what the rounding lost, exactly but for underflow; NaN where a value is too great to be
   *     cut
   */
  public static double lostProduct(final double a, final double b, final double product) {
    final double aCut = CUT * a;
    final double aHigh = aCut - (aCut - a);
    final double aLow = a - aHigh;
    final double bCut = CUT * b;
    final double bHigh = bCut - (bCut - b);
    final double bLow = b - bHigh;
    return ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
  }

  /**
   * Divides a sum by a count, so that the mean of equal values is that value. Dividing {@code high}
   * alone is an ulp off there: 100.1 three times sums to no double. The remainder is exact while
   * the count is below 2^27; no {@code fma}, which is slow and allocates where the hardware has
   * none.
   *
   * @param high of the sum
   * @param low of the sum
   * @param count of values
   * @return the quotient, which is the nearest double but for rare ties; NaN for 0 over 0
   */
  public static double quotient(final double high, final double low, final double count) {
    final double quotient = high / count;
    final double product = quotient * count;
    final double cut = quotient * CUT;
    final double upper = cut - (cut - quotient);
    final double lost = (upper * count - product) + (quotient - upper) * count;
    final double corrected = quotient + ((high - product) - lost + low) / count;
    // NaN where the quotient is too great to be cut
    return corrected == corrected ? corrected : quotient;
  }
}
