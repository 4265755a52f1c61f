package io.millrace.learning.model;

/** Tells finite numbers from the rest, without a branch a number. */
public final class FiniteGate {
  private FiniteGate() {}

  public static boolean allFinite(final double[] values) {
    return allFinite(values, values.length);
  }

  /** Looks at the first {@code count} values. */
  public static boolean allFinite(final double[] values, final int count) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    // 0 times a finite number is 0, and times any other NaN; four sums, since one would wait for
    // itself; the compiler does not unroll a loop until i + 3 < count, as the sum may overflow
    for (; i < count - 3; i += 4) {
      first += values[i] * 0;
      second += values[i + 1] * 0;
      third += values[i + 2] * 0;
      fourth += values[i + 3] * 0;
    }
    for (; i < count; i++) {
      first += values[i] * 0;
    }
    return first + second + third + fourth == 0;
  }
}
