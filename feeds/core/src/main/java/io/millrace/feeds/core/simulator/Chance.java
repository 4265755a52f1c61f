package io.millrace.feeds.core.simulator;

import io.millrace.learning.state.SplitMix;

/** The odds of the simulated exchange: a function of the seed alone, on every JVM. */
final class Chance {
  private final SplitMix random;

  Chance(final long seed) {
    random = new SplitMix(seed);
  }

  /** Returns a number from 0 to below the bound. */
  int below(final int bound) {
    return random.below(bound);
  }

  /** Returns a number from 0 to below 1. */
  double uniform() {
    return random.uniform();
  }

  boolean chance(final double probability) {
    return uniform() < probability;
  }

  /** Returns a nearly normal number, of mean 0 and variance 1: the sum of 4 uniform ones. */
  double bell() {
    final long bits = random.next();
    final long sum =
        (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
    return (sum - 2 * 65535) * (0x1p-16 * 1.7320508075688772);
  }

  /** Returns 0 half of the time, 1 a quarter, 2 an eighth, and so on to the bound. */
  int halving(final int bound) {
    return Math.min(Long.numberOfTrailingZeros(random.next()), bound);
  }
}
