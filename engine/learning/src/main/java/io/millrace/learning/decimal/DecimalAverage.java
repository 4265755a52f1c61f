package io.millrace.learning.decimal;

/**
 * The mean of two decimals by two weights, {@code (x w + y v) / (w + v)}, as the double nearest to
 * the exact decimal result; IEEE's where an argument is no {@link Decimal}. In doubles while all
 * products of units are below 2^52, else in 128 bits.
 *
 * <p>Remembers the decimal places that fitted last, to find them at once. The result does not
 * depend on them, so they are no state. One thread at a time; allocates nothing.
 */
public final class DecimalAverage {
  private static final double MAX_PRODUCT = 0x1p52;
  private static final double MAX_DIVISOR = 0x1p53;

  private double valuePower = 1;
  private double weightPower = 1;

  /**
   * @param x a value
   * @param xWeight its weight
   * @param y another value
   * @param yWeight its weight
   * @return their mean
   */
  public double of(final double x, final double xWeight, final double y, final double yWeight) {
    valuePower = powerOf(x, y, valuePower);
    weightPower = powerOf(xWeight, yWeight, weightPower);
    if (valuePower == 0 || weightPower == 0) {
      return (x * xWeight + y * yWeight) / (xWeight + yWeight);
    }
    final double xUnits = Math.rint(x * valuePower);
    final double yUnits = Math.rint(y * valuePower);
    final double xWeightUnits = Math.rint(xWeight * weightPower);
    final double yWeightUnits = Math.rint(yWeight * weightPower);
    final double xProduct = xUnits * xWeightUnits;
    final double yProduct = yUnits * yWeightUnits;
    final double divisor = (xWeightUnits + yWeightUnits) * valuePower;
    if (Math.max(Math.abs(xProduct), Math.abs(yProduct)) < MAX_PRODUCT
        && Math.abs(divisor) < MAX_DIVISOR) {
      return (xProduct + yProduct) / divisor;
    }
    return wide((long) xUnits, (long) xWeightUnits, (long) yUnits, (long) yWeightUnits);
  }

  /** The last power of ten where it fits, else the least that does; 0 for none. */
  private static double powerOf(final double a, final double b, final double last) {
    if (last != 0 && Decimal.isDecimal(a, last) && Decimal.isDecimal(b, last)) {
      return last;
    }
    final int places = Decimal.places(a, b);
    return places < 0 ? 0 : Decimal.powerOfTen(places);
  }

  private double wide(final long x, final long xWeight, final long y, final long yWeight) {
    final long weights = xWeight + yWeight;
    if (weights == 0) {
      return Double.NaN;
    }
    final long xLow = x * xWeight;
    long low = xLow + y * yWeight;
    long high = Math.multiplyHigh(x, xWeight) + Math.multiplyHigh(y, yWeight);
    high += Long.compareUnsigned(low, xLow) < 0 ? 1 : 0;
    final boolean negative = high < 0;
    if (negative) {
      low = -low;
      high = ~high + (low == 0 ? 1 : 0);
    }
    final long power = (long) valuePower;
    final long divisor = Math.abs(weights);
    final double positive =
        ExactQuotient.nearest(high, low, Math.multiplyHigh(divisor, power), divisor * power);
    return negative == weights < 0 ? positive : -positive;
  }
}
