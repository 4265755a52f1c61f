package io.millrace.learning.state;

/**
 * A seeded generator whose state is one value: SplitMix64 (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014). The same numbers for the same seed on every JVM.
 * One thread at a time; allocates nothing.
 */
public final class SplitMix implements Stateful {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final long seed;
  private long current;

  /**
   * @param seed any value
   */
  public SplitMix(final long seed) {
    this.seed = seed;
    this.current = seed;
  }

  /**
   * Makes a generator for seeds that are near to each other, such as the numbers of an ensemble's
   * members: generators of such seeds would else give each other's numbers, some draws later.
   *
   * @param seed any value
   * @return the generator; allocates
   */
  public static SplitMix mixed(final long seed) {
    return new SplitMix(Mix64.mix(seed + GOLDEN));
  }

  /** Begins again. */
  public void reset() {
    current = seed;
  }

  /** {@return 64 bits} */
  public long next() {
    current += GOLDEN;
    return Mix64.mix(current);
  }

  /** {@return a number in [0, 1), a multiple of 2^-53} */
  public double uniform() {
    return (next() >>> 11) * 0x1p-53;
  }

  /**
   * @param bound above 0
   * @return a whole number from 0 to below the bound; uniform to within bound / 2^32
   */
  public int below(final int bound) {
    return (int) ((next() >>> 32) * bound >>> 32);
  }

  /**
   * Draws from the standard normal distribution by the polar method (Marsaglia and Bray, "A
   * convenient method for generating normal variables", SIAM Review 6, 1964).
   *
   * @return a number
   */
  public double normal() {
    while (true) {
      final double u = 2 * uniform() - 1;
      final double v = 2 * uniform() - 1;
      final double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  @Override
  public void transferState(final StateTransfer state) {
    current = state.transfer(current);
  }
}
