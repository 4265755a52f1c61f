package io.millrace.learning.decimal;

/** Multiples of a decimal tick size. Immutable; allocates nothing once it is made. */
public final class TickGrid {
  private static final double MAX_UNITS = 0x1p53;

  private final double size;
  private final double sizeUnits;
  private final double power;

  private TickGrid(final double size, final int places) {
    this.size = size;
    power = Decimal.powerOfTen(places);
    sizeUnits = Math.rint(size * power);
  }

  /**
   * @param size of a tick, such as 0.01 or 0.25
   * @return its multiples
   * @throws IllegalArgumentException where it is not above 0, or no decimal of at most 15 digits
   *     and 18 places
   */
  public static TickGrid of(final double size) {
    final int places = Decimal.places(size);
    if (!(size > 0) || places < 0) {
      throw new IllegalArgumentException(
          "size="
              + size
              + " is no tick size: above 0, a decimal of at most 15 digits and 18 places");
    }
    return new TickGrid(size, places);
  }

  /**
   * @param x any value
   * @return how many ticks it is, to the nearest whole number; halfway between two of them the even
   *     one; not finite where x is not
   */
  public double ticks(final double x) {
    return Math.rint(Decimal.quotient(x, size)) + 0.0; // no -0
  }

  /**
   * @param x any value
   * @return the double nearest to the nearest multiple; x itself where it is not finite or more
   *     than 2^53 of the size's last digit
   */
  public double nearest(final double x) {
    final double units = ticks(x) * sizeUnits;
    return Math.abs(units) <= MAX_UNITS ? units / power : x;
  }
}
