package io.millrace.learning.state;

/**
 * A part whose future depends on its past. What it transfers is all that its future depends on
 * besides its construction parameters, always in the same order, so that a transfer into a {@link
 * StateDigest} identifies the state and one into a {@link StateBuffer} preserves it.
 */
public interface Stateful {
  /**
   * Writes the whole state, or replaces it by one that was written by a part constructed the same
   * way, as the direction of the transfer requires.
   *
   * @param state takes or gives the values
   * @throws IllegalStateException if what is read cannot be such a state
   */
  void transferState(StateTransfer state);
}
