package io.millrace.learning.state;

/**
 * A part whose future depends on its past. What it writes is all that its future depends on besides
 * its construction parameters, always in the same order, so that writing into a {@link StateDigest}
 * identifies the state and writing into a {@link StateBuffer} preserves it.
 */
public interface Stateful {
  /**
   * Writes the whole state.
   *
   * @param out where it goes
   */
  void writeState(StateWriter out);

  /**
   * Replaces the whole state by one that {@link #writeState} wrote for a part constructed alike.
   *
   * @param in where it comes from
   * @throws IllegalStateException if what is read cannot be such a state
   */
  void readState(StateReader in);
}
