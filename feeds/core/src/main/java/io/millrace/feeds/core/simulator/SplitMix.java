package io.millrace.feeds.core.simulator;

import io.millrace.engine.state.Mix64;

/**
 * Random numbers that are a function of the seed alone, on every JVM: SplitMix64 (Steele, Lea and
 * Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
 */
final class SplitMix {
  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  SplitMix(final long seed) {
    state = seed;
  }

  long next() {
    state += GAMMA;
    return Mix64.mix(state);
  }

  /** Returns a number from 0 to below the bound. */
  int below(final int bound) {
    return (int) ((next() >>> 32) * bound >>> 32);
  }

  /** Returns a number from 0 to below 1. */
  double unit() {
    return (next() >>> 11) * 0x1p-53;
  }

  boolean chance(final double probability) {
    return unit() < probability;
  }

  /** Returns a nearly normal number, of mean 0 and variance 1: the sum of 4 uniform ones. */
  double bell() {
    final long bits = next();
    final long sum =
        (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
    return (sum - 2 * 65535) * (0x1p-16 * 1.7320508075688772);
  }

  /** Returns 0 half of the time, 1 a quarter, 2 an eighth, and so on to the bound. */
  int halving(final int bound) {
    return Math.min(Long.numberOfTrailingZeros(next()), bound);
  }
}
