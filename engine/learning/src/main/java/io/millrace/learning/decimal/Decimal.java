package io.millrace.learning.decimal;

/**
 * Adds and subtracts doubles as the decimals that they stand for: {@code 100.05 - 99.99} is the
 * double nearest to 0.06.
 *
 * <ol>
 *   <li>A double {@code x} is a decimal of {@code k} places where an integer {@code u}, its units,
 *       has {@code |u| < 2^51} and {@code u / 10^k} rounds to {@code x}. Neighbouring units are
 *       further apart than doubles there, so no other integer rounds to {@code x}, and the decimal
 *       is the same at every {@code k} at which there is one. Every decimal of at most 15
 *       significant digits and 18 places is found.
 *   <li>{@code u} is {@code rint(x 10^k)}: product and {@code x} are each off by at most 2^-53 of
 *       the value, which is below a half.
 *   <li>A value below {@code 2^(e+1)} is looked at with the most places that keep {@code 2^(e+1)
 *       10^k} within 2^51, from a table by binary exponent. What is no decimal there is none with
 *       fewer places. No search, and nothing to remember between calls.
 *   <li>Two decimals are taken at the places of the larger one. The sum of their units is exact, so
 *       one division by {@code 10^k}, which is exact too, gives the nearest double.
 * </ol>
 *
 * <p>Where either operand is no decimal of that many places, the result is IEEE's. That is so for
 * more than 15 digits, for operands so far apart that the smaller one ends beyond the 15th digit of
 * the larger one, and for NaN and infinities. All methods are functions of their arguments alone;
 * none allocates.
 */
public final class Decimal {
  /** Most decimal places of a decimal. */
  static final int MAX_PLACES = 18;

  /** Units are below this. */
  static final double MAX_UNITS = 0x1p51;

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final int EXPONENTS = 1 << 11;
  private static final int SIGNIFICAND_BITS = 52;

  /** For each biased exponent the power of ten to look at a value with; 0 where units overflow. */
  private static final double[] POWER_BY_EXPONENT = powersByExponent();

  private Decimal() {}

  private static double[] powersByExponent() {
    final double[] powers = new double[EXPONENTS];
    for (int biased = 0; biased < EXPONENTS; biased++) {
      // not finite where any number of places leaves room
      final double room = Math.scalb(MAX_UNITS, Double.MAX_EXPONENT - 1 - biased);
      for (int places = 0; places <= MAX_PLACES; places++) {
        powers[biased] = POWERS[places] <= room ? POWERS[places] : powers[biased];
      }
    }
    return powers;
  }

  /**
   * @param a any value
   * @param b any value
   * @return {@code a + b} as decimals
   */
  public static double add(final double a, final double b) {
    final double power = power(a, b);
    final double aUnits = Math.rint(a * power);
    final double bUnits = Math.rint(b * power);
    return aUnits / power == a && bUnits / power == b ? (aUnits + bUnits) / power : a + b;
  }

  /**
   * @param a any value
   * @param b any value
   * @return {@code a - b} as decimals
   */
  public static double subtract(final double a, final double b) {
    final double power = power(a, b);
    final double aUnits = Math.rint(a * power);
    final double bUnits = Math.rint(b * power);
    return aUnits / power == a && bUnits / power == b ? (aUnits - bUnits) / power : a - b;
  }

  /**
   * @param a any value
   * @param b any value
   * @return {@code (a + b) / 2} as decimals
   */
  public static double middle(final double a, final double b) {
    return add(a, b) / 2;
  }

  /**
   * @param a any value
   * @param b any value
   * @return {@code (a - b) / (a + b)} as decimals
   */
  public static double imbalance(final double a, final double b) {
    final double power = power(a, b);
    final double aUnits = Math.rint(a * power);
    final double bUnits = Math.rint(b * power);
    return aUnits / power == a && bUnits / power == b
        ? (aUnits - bUnits) / (aUnits + bUnits)
        : (a - b) / (a + b);
  }

  /**
   * Divides so that {@code Math.floor} and {@code Math.rint} of the result are those of the exact
   * quotient of the decimals: no quotient of units rounds to a whole number, or to one and a half,
   * that it is not.
   *
   * @param a any value
   * @param b any value
   * @return {@code a / b} as decimals
   */
  public static double quotient(final double a, final double b) {
    final double power = power(a, b);
    final double aUnits = Math.rint(a * power);
    final double bUnits = Math.rint(b * power);
    return aUnits / power == a && bUnits / power == b ? aUnits / bUnits : a / b;
  }

  /**
   * @param a from 0
   * @param b above 0
   * @return what remains of {@code a} after whole multiples of {@code b}, as decimals: from 0,
   *     below {@code b}
   */
  public static double remainder(final double a, final double b) {
    final double power = power(a, b);
    final double aUnits = Math.rint(a * power);
    final double bUnits = Math.rint(b * power);
    return aUnits / power == a && bUnits / power == b ? aUnits % bUnits / power : a % b;
  }

  /** The power of ten at which both are looked at. */
  private static double power(final double a, final double b) {
    final long larger =
        Math.max(
            Double.doubleToRawLongBits(a) & Long.MAX_VALUE,
            Double.doubleToRawLongBits(b) & Long.MAX_VALUE);
    return POWER_BY_EXPONENT[(int) (larger >>> SIGNIFICAND_BITS)];
  }

  /**
   * @param x any value
   * @return a power of ten that {@code x} times it is a whole number of units; 0 where it is no
   *     decimal
   */
  public static double power(final double x) {
    final double power = power(x, x);
    return Math.rint(x * power) / power == x ? power : 0;
  }

  /**
   * @param x any value
   * @return the fewest decimal places with which it is a decimal; -1 where it is none
   */
  public static int places(final double x) {
    return places(x, x);
  }

  /**
   * @param a any value
   * @param b any value
   * @return the fewest decimal places with which both are decimals; -1 where there are none
   */
  static int places(final double a, final double b) {
    final double max = power(a, b);
    if (!(isDecimal(a, max) && isDecimal(b, max))) {
      return -1;
    }
    int places = 0;
    while (!(isDecimal(a, POWERS[places]) && isDecimal(b, POWERS[places]))) {
      places++;
    }
    return places;
  }

  /** Says whether a value is a decimal at a power of ten. */
  static boolean isDecimal(final double x, final double power) {
    final double units = Math.rint(x * power);
    return units / power == x && Math.abs(units) < MAX_UNITS;
  }

  /** A power of ten up to the 22nd, which is an exact double. */
  static double powerOfTen(final int places) {
    return POWERS[places];
  }
}
