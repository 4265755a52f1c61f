package io.millrace.engine.accuracy;

import java.util.Locale;

/** Digits agreed with what is right: the log relative error. */
final class Digits {
  /** Of a value that is the very double. */
  static final double ALL = 17;

  private Digits() {}

  static double of(final double value, final double right) {
    if (value == right) {
      return ALL;
    }
    if (!Double.isFinite(value)) {
      return 0;
    }
    final double error = Math.abs(value - right) / (right == 0 ? 1 : Math.abs(right));
    return Math.max(0, -StrictMath.log10(error));
  }

  static String text(final double digits) {
    return digits == ALL ? "all" : String.format(Locale.ROOT, "%.1f", digits);
  }
}
