package io.millrace.learning.statistic.aggregate;

/**
 * How some numbers summarize values or pairs. The numbers lie in a row of an array; the values come
 * as distances from a shift, one of themselves, so that values that lie close together lose
 * nothing. Has no state of its own.
 */
public abstract class Aggregate {
  /** What comes with a value. */
  public enum Second {
    /** Nothing: 0. */
    NONE,
    /** A value of its own, as its distance from a shift. */
    VALUE,
    /** A weight above 0, as it is. */
    WEIGHT,
    /** Its event time in ns in a time window, else its number, as the distance from a shift. */
    POSITION
  }

  private final int width;
  private final Second second;

  /**
   * @param width how many numbers
   * @param second what comes with a value
   */
  protected Aggregate(final int width, final Second second) {
    this.width = width;
    this.second = second;
  }

  /** {@return how many numbers a row has} */
  public final int width() {
    return width;
  }

  /** {@return what comes with a value} */
  public final Second second() {
    return second;
  }

  /**
   * @param x a value
   * @param y what comes with it
   * @return whether the pair can be taken
   */
  public final boolean takes(final double x, final double y) {
    return Double.isFinite(x) && Double.isFinite(y) && (second != Second.WEIGHT || y > 0);
  }

  /**
   * Writes a row that summarizes one pair more than another row.
   *
   * @param rows array of rows
   * @param from where the other row starts; its numbers are not read where count is 1
   * @param to where the row starts; may be the same
   * @param count of pairs with this one
   * @param x the value's distance from the shift
   * @param y what comes with it
   */
  public abstract void add(double[] rows, int from, int to, long count, double x, double y);

  /**
   * Merges two rows into the first.
   *
   * @param a the one row, at 0
   * @param aCount of its pairs, above 0
   * @param b the other row, at 0
   * @param bCount of its pairs, above 0
   * @param dx shift of the other row's values minus that of the one's
   * @param dy the same for what comes with them
   */
  public abstract void merge(
      double[] a, long aCount, double[] b, long bCount, double dx, double dy);

  /**
   * @param row at 0
   * @param count of its pairs, above 0
   * @param shift of its values
   * @param timed whether a {@link Second#POSITION} is event time
   * @return the result, not finite where there is none
   */
  public abstract double result(double[] row, long count, double shift, boolean timed);
}
