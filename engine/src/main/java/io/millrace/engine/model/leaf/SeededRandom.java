package io.millrace.engine.model.leaf;

import io.millrace.engine.state.Mix64;
import io.millrace.engine.state.StateReader;
import io.millrace.engine.state.StateWriter;
import io.millrace.engine.state.Stateful;

/**
 * A seeded generator whose state is one long: SplitMix64 of Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014. The same seed gives the same numbers on every JVM.
 * One thread at a time.
 */
public final class SeededRandom implements Stateful {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1p-53;

  private final long seed;
  private long state;

  /**
   * @param seed any value; seeds next to each other give unrelated numbers
   */
  public SeededRandom(final long seed) {
    this.seed = Mix64.mix(seed + GOLDEN);
    this.state = this.seed;
  }

  /**
   * @return any long
   */
  public long nextLong() {
    state += GOLDEN;
    return Mix64.mix(state);
  }

  /**
   * @return a multiple of 2^-53 in [0, 1)
   */
  public double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }

  /**
   * @param bound above 0, far below 2^53
   * @return a whole number in [0, bound)
   */
  public int nextInt(final int bound) {
    return (int) (nextDouble() * bound);
  }

  /** Goes back to the seed. */
  public void reset() {
    state = seed;
  }

  @Override
  public void writeState(final StateWriter out) {
    out.writeLong(state);
  }

  @Override
  public void readState(final StateReader in) {
    state = in.readLong();
  }
}
