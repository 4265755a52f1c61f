package io.millrace.learning.model.loss;

/** How far an exponential decay comes, for losses whose gradient falls with the error. */
final class ExponentialDecay {
  /** Below it four terms of the series are exact, and the difference from 1 is not. */
  private static final double SMALL = 1e-4;

  private ExponentialDecay() {}

  /**
   * Without {@code StrictMath.expm1}, which is a native call on JDK 17.
   *
   * @param time from 0
   * @return {@code (1 - exp(-time)) / time}, 1 at 0; to 12 digits
   */
  static double mean(final double time) {
    if (time < SMALL) {
      return 1 - time / 2 * (1 - time / 3 * (1 - time / 4));
    }
    return (1 - StrictMath.exp(-time)) / time;
  }
}
