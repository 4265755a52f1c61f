package io.millrace.learning.statistic.market;

import io.millrace.learning.statistic.DoubleDouble;

/**
 * Sum of values by how long each was in force, on distances from a shift, in double-double: a spike
 * that lasts no time, or hardly any, costs the others no digits, be it the shift itself. Equal
 * values sum to 0, so that their mean is exact. Times go in as a share of 2^63 ns, so that no sum
 * is greater than the greatest distance.
 */
final class TimeSum {
  private static final double SHARE = 0x1p-63;

  private double shift;
  private long ns;
  private double high;
  private double low;

  /** Empties it. */
  void clear(final double newShift) {
    set(newShift, 0, 0, 0);
  }

  /** Sets all its numbers. */
  void set(final double newShift, final long newNs, final double newHigh, final double newLow) {
    shift = newShift;
    ns = newNs;
    high = newHigh;
    low = newLow;
  }

  double shift() {
    return shift;
  }

  /** How long the values were in force, in ns. */
  long ns() {
    return ns;
  }

  double high() {
    return high;
  }

  double low() {
    return low;
  }

  /** Adds a value that was in force for a time. */
  void add(final double value, final long lastedNs) {
    final double lasted = lastedNs * SHARE;
    final double distance = value - shift;
    final double product = distance * lasted;
    final double lost =
        DoubleDouble.lostProduct(distance, lasted, product)
            + DoubleDouble.lost(value, -shift, distance) * lasted;
    // NaN where the distance is too great to be cut
    plus(product, lost == lost ? lost : 0);
    ns += lastedNs;
  }

  /** Adds what was summed with a shift of its own. */
  void add(
      final double otherShift, final long otherNs, final double otherHigh, final double otherLow) {
    add(otherShift, otherNs);
    plus(otherHigh, otherLow);
  }

  private void plus(final double otherHigh, final double otherLow) {
    final double sum = high + otherHigh;
    final double rest = DoubleDouble.lost(high, otherHigh, sum) + (low + otherLow);
    high = sum + rest;
    low = rest - (high - sum);
  }

  /** The mean; not finite where no time has passed. */
  double mean() {
    final double lasted = ns * SHARE;
    final double quotient = high / lasted;
    final double product = quotient * lasted;
    final double lost = DoubleDouble.lostProduct(quotient, lasted, product);
    final double rest = ((high - product) - (lost == lost ? lost : 0) + low) / lasted;
    final double sum = shift + quotient;
    return sum + (DoubleDouble.lost(shift, quotient, sum) + rest);
  }
}
