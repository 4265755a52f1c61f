package io.millrace.engine.model;

/** Tells finite numbers from the rest, without a branch a number. */
public final class FiniteGate {
  private FiniteGate() {}

  public static boolean allFinite(final double[] values) {
    return allFinite(values, values.length);
  }

  /** Looks at the first {@code count} values. */
  public static boolean allFinite(final double[] values, final int count) {
    double even = 0;
    double odd = 0;
    int i = 0;
    // 0 times a finite number is 0, and times any other NaN; two sums, since one would wait for
    // itself
    for (; i + 1 < count; i += 2) {
      even += values[i] * 0;
      odd += values[i + 1] * 0;
    }
    if (i < count) {
      even += values[i] * 0;
    }
    return even + odd == 0;
  }
}
