package io.millrace.learning.decimal;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A decimal factor: the product with a decimal is the double nearest to the exact product. In
 * doubles while the product of units is within 2^53, else in 128 bits. What is no {@link Decimal},
 * or ends beyond the 22nd decimal place, is multiplied as a double. Immutable.
 */
public final class DecimalFactor {
  private static final BigInteger MAX_UNITS = BigInteger.ONE.shiftLeft(51);
  private static final double MAX_PRODUCT = 0x1p53;

  /** Powers of ten up to this are exact doubles. */
  private static final int MAX_PLACES = 22;

  private final double factor;
  private final double divisor;
  private final double units;
  private final int places;

  private DecimalFactor(
      final double factor, final double divisor, final double units, final int places) {
    this.factor = factor;
    this.divisor = divisor;
    this.units = units;
    this.places = places;
  }

  /**
   * Makes a factor. Allocates.
   *
   * @param number the factor
   * @return the factor; null where it is 0, or too large or small for a double
   */
  public static DecimalFactor of(final BigDecimal number) {
    final double factor = number.doubleValue();
    if (factor == 0 || Double.isInfinite(factor)) {
      return null;
    }
    final BigDecimal stripped = number.stripTrailingZeros();
    final BigDecimal plain = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    if (plain.scale() > MAX_PLACES || plain.unscaledValue().abs().compareTo(MAX_UNITS) >= 0) {
      return new DecimalFactor(factor, 1, 0, 0);
    }
    final double units = plain.unscaledValue().doubleValue();
    final boolean divides = units == 1 && plain.scale() > 0;
    return new DecimalFactor(
        divides ? 1 : factor,
        divides ? Decimal.powerOfTen(plain.scale()) : 1,
        units,
        plain.scale());
  }

  /**
   * @param x any value
   * @return the product
   */
  public double times(final double x) {
    final int xPlaces = isWhole(x) ? 0 : Decimal.places(x);
    if (units == 0 || xPlaces < 0 || xPlaces + places > MAX_PLACES) {
      return x * factor / divisor;
    }
    final double xUnits = Math.rint(x * Decimal.powerOfTen(xPlaces));
    final double product = xUnits * units;
    return Math.abs(product) < MAX_PRODUCT
        ? product / Decimal.powerOfTen(xPlaces + places)
        : wide((long) xUnits, xPlaces + places);
  }

  private static boolean isWhole(final double x) {
    return Math.rint(x) == x && Math.abs(x) < Decimal.MAX_UNITS;
  }

  private double wide(final long xUnits, final int digits) {
    final long a = Math.abs(xUnits);
    final long b = (long) Math.abs(units);
    final long upper = (long) Decimal.powerOfTen(digits / 2);
    final long lower = (long) Decimal.powerOfTen(digits - digits / 2);
    final double positive =
        ExactQuotient.nearest(
            Math.multiplyHigh(a, b), a * b, Math.multiplyHigh(upper, lower), upper * lower);
    return xUnits < 0 == units < 0 ? positive : -positive;
  }

  @Override
  public String toString() {
    return divisor == 1 ? Double.toString(factor) : "1/" + divisor;
  }
}
