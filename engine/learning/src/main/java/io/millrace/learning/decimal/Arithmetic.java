package io.millrace.learning.decimal;

/** How values are added and subtracted. */
public enum Arithmetic {
  /** As doubles. */
  BINARY,
  /** As the decimals that the doubles stand for: {@link Decimal}. */
  DECIMAL;

  /**
   * @param decimal whether values are decimals
   * @return their arithmetic
   */
  public static Arithmetic of(final boolean decimal) {
    return decimal ? DECIMAL : BINARY;
  }

  /**
   * @param a any value
   * @param b any value
   * @return their sum
   */
  public double add(final double a, final double b) {
    return this == DECIMAL ? Decimal.add(a, b) : a + b;
  }

  /**
   * @param a any value
   * @param b any value
   * @return their difference
   */
  public double subtract(final double a, final double b) {
    return this == DECIMAL ? Decimal.subtract(a, b) : a - b;
  }
}
