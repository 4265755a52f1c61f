package io.millrace.learning.statistic;

/** A statistic that can forget one value, whichever place in the stream it had. */
public interface Revertible extends Statistic {
  /**
   * Undoes one {@link #update}.
   *
   * @param x a value that was taken before and not undone since; ignored unless finite
   * @throws IllegalStateException where there is no value to undo
   */
  void revert(double x);
}
