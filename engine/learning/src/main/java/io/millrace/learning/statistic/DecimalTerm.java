package io.millrace.learning.statistic;

import io.millrace.learning.decimal.Decimal;

/**
 * A value as a term of a sum of decimals: in units of 1e-18, as {@code high + low} exactly, so that
 * a {@link DoubleDouble} sum of terms is the exact sum of decimals while it is below some 1e13, and
 * 0 where they cancel. A value that is no {@link Decimal} goes in as its double, exactly. Units are
 * taken 2^64 times smaller, an exact factor, so that no finite value overflows. Holds the last
 * term; one thread at a time.
 */
public final class DecimalTerm {
  /** Of a sum of terms, what 1 comes to: 1e18 / 2^64, which is an exact double. */
  private static final double ONE = 1e18 * 0x1p-64;

  private double high;
  private double low;

  /** {@return the greater part of the term read last} */
  public double high() {
    return high;
  }

  /** {@return its lesser part} */
  public double low() {
    return low;
  }

  /**
   * Reads a term.
   *
   * @param x a finite value
   */
  public void read(final double x) {
    final double power = Decimal.power(x);
    final double factor = power == 0 ? ONE : ONE / power;
    final double units = power == 0 ? x : Math.rint(x * power);
    high = units * factor;
    final double lost = DoubleDouble.lostProduct(units, factor, high);
    // NaN where the value is too large to be split
    low = lost == lost ? lost : 0;
  }

  /**
   * @param sumHigh greater part of a sum of terms
   * @return the sum to some digits
   */
  public static double about(final double sumHigh) {
    return sumHigh / ONE;
  }

  /**
   * @param sumHigh greater part of a sum of terms
   * @param sumLow its lesser part
   * @return the sum, the double nearest to it where all terms are decimals
   */
  public static double value(final double sumHigh, final double sumLow) {
    final double quotient = sumHigh / ONE;
    final double product = quotient * ONE;
    final double lost = DoubleDouble.lostProduct(quotient, ONE, product);
    final double corrected = quotient + ((sumHigh - product) - lost + sumLow) / ONE;
    // NaN where the quotient is too large to be split
    return corrected == corrected ? corrected : quotient;
  }
}
