package io.millrace.learning.statistic;

/**
 * Powers without allocation: {@code StrictMath.pow} makes three arrays on every call on Java 17.
 * The logarithm is summed as {@code 2 artanh((m - 1) / (m + 1))} and the exponential as its Taylor
 * series, both in double-double by the products of Dekker (Numerische Mathematik 18, 1971), so that
 * the result is the nearest double but for near ties; one below 2^-1022 is rounded twice. Only
 * additions, multiplications and divisions: the same bits on every JVM.
 *
 * <p>Holds intermediate results: one thread at a time.
 */
public final class Power {
  private static final double LN_2 = 0x1.62e42fefa39efp-1;
  private static final double LN_2_LOW = 0x1.abc9e3b39803fp-56;
  private static final double ROOT_2 = 1.4142135623730951;
  private static final double TWO_54 = 0x1p54;

  /** Terms of the series from here on are too small for their low parts to count. */
  private static final int LAST_DOUBLE_LOG = 5;

  private static final int LOG_TERMS = 17;
  private static final int LAST_DOUBLE_EXP = 5;
  private static final int EXP_TERMS = 12;
  private static final int HALVINGS = 4;
  private static final double MIN = -746;
  private static final double MAX = 710;

  /** Reciprocals of 0, 1, 2, ... in two parts. */
  private static final double[] PART = new double[2 * LOG_TERMS + 2];

  private static final double[] PART_LOW = new double[PART.length];

  static {
    for (int i = 1; i < PART.length; i++) {
      PART[i] = 1.0 / i;
      final double product = PART[i] * i;
      PART_LOW[i] = ((1 - product) - DoubleDouble.lostProduct(PART[i], i, product)) / i;
    }
  }

  private double high;
  private double low;

  /**
   * @param x base
   * @param y exponent
   * @return x to the power of y by the rules of {@link StrictMath#pow}, but NaN where either is NaN
   */
  public double of(final double x, final double y) {
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return Double.NaN;
    }
    final double base = Math.abs(x);
    if (isSpecial(base) || isSpecial(Math.abs(y)) || y == 2 || y == 0.5) {
      // Decided by rule, before any array is made.
      return StrictMath.pow(x, y);
    }
    if (x > 0) {
      return positive(base, y);
    }
    if (y != Math.floor(y)) {
      return Double.NaN;
    }
    final boolean odd = y / 2 != Math.floor(y / 2);
    return odd ? -positive(base, y) : positive(base, y);
  }

  private static boolean isSpecial(final double magnitude) {
    return magnitude == 0 || magnitude == 1 || Double.isInfinite(magnitude);
  }

  private double positive(final double x, final double y) {
    log(x);
    final double estimate = y * high;
    if (estimate > MAX) {
      return Double.POSITIVE_INFINITY;
    }
    if (estimate < MIN) {
      return 0;
    }
    times(y, 0);
    return exp();
  }

  /** Leaves the logarithm of a finite x above 0. */
  private void log(final double x) {
    double mantissa = x;
    int exponent = 0;
    if (x < Double.MIN_NORMAL) {
      mantissa = x * TWO_54;
      exponent = -54;
    }
    final int shift = StrictMath.getExponent(mantissa);
    mantissa = StrictMath.scalb(mantissa, -shift);
    exponent += shift;
    if (mantissa > ROOT_2) {
      mantissa /= 2;
      exponent++;
    }
    final double above = mantissa + 1;
    quotient(mantissa - 1, above, DoubleDouble.lost(mantissa, 1, above));
    final double s = high;
    final double sLow = low;
    times(s, sLow);
    final double square = high;
    final double squareLow = low;
    double tail = 0;
    for (int k = LOG_TERMS; k >= LAST_DOUBLE_LOG; k--) {
      tail = tail * square + PART[2 * k + 1];
    }
    set(tail, 0);
    for (int k = LAST_DOUBLE_LOG - 1; k >= 0; k--) {
      times(square, squareLow);
      plus(PART[2 * k + 1], PART_LOW[2 * k + 1]);
    }
    times(2 * s, 2 * sLow);
    final double fraction = high;
    final double fractionLow = low;
    set(LN_2, LN_2_LOW);
    times(exponent, 0);
    plus(fraction, fractionLow);
  }

  /** Leaves nothing of use; returns e to the power of what is held. */
  private double exp() {
    final int n = (int) Math.floor(high / LN_2 + 0.5);
    final double z = high;
    final double zLow = low;
    set(LN_2, LN_2_LOW);
    times(-n, 0);
    plus(z, zLow);
    final double scale = 1.0 / (1 << HALVINGS);
    final double r = high * scale;
    final double rLow = low * scale;
    double tail = 1;
    for (int k = EXP_TERMS; k >= LAST_DOUBLE_EXP; k--) {
      tail = 1 + tail * (r * PART[k]);
    }
    set(tail, 0);
    for (int k = LAST_DOUBLE_EXP - 1; k >= 1; k--) {
      times(r, rLow);
      times(PART[k], PART_LOW[k]);
      plus(1, 0);
    }
    for (int i = 0; i < HALVINGS; i++) {
      times(high, low);
    }
    return StrictMath.scalb(high + low, n);
  }

  private void set(final double newHigh, final double newLow) {
    high = newHigh;
    low = newLow;
  }

  private void plus(final double otherHigh, final double otherLow) {
    final double sum = high + otherHigh;
    final double rest = DoubleDouble.lost(high, otherHigh, sum) + (low + otherLow);
    high = sum + rest;
    low = rest - (high - sum);
  }

  private void times(final double otherHigh, final double otherLow) {
    final double product = high * otherHigh;
    final double rest =
        DoubleDouble.lostProduct(high, otherHigh, product) + (high * otherLow + low * otherHigh);
    high = product + rest;
    low = rest - (high - product);
  }

  /** Holds a / (b + bLow), where a is a double. */
  private void quotient(final double a, final double b, final double bLow) {
    final double quotient = a / b;
    final double product = quotient * b;
    final double rest =
        (a - product) - DoubleDouble.lostProduct(quotient, b, product) - quotient * bLow;
    final double correction = rest / b;
    high = quotient + correction;
    low = correction - (high - quotient);
  }
}
