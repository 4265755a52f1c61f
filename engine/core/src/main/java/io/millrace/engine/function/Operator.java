package io.millrace.engine.function;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * One node of an instrument's operator graph. It reads the results of earlier nodes from an array
 * and returns its own. Never allocates after warm-up.
 */
public abstract class Operator implements Stateful {
  /** For subclasses. */
  protected Operator() {}

  /**
   * Applies a tick.
   *
   * @param values results of all earlier nodes
   * @param timeNs event time of the tick, in ns since the epoch
   * @return the result
   */
  public abstract double update(double[] values, long timeNs);

  /**
   * Moves time without a tick: windows drop what is too old, stateless operators evaluate again,
   * nothing is fed into a statistic.
   *
   * @param values results of all earlier nodes
   * @param timeNs event time, in ns since the epoch
   * @return the result
   */
  public abstract double moveTo(double[] values, long timeNs);

  /**
   * {@return how many values its windows have pushed out before their time, because they were at
   * their bound}
   */
  public long overflows() {
    return 0;
  }

  /** Writes nothing; an operator with a state writes it. */
  @Override
  public void transferState(final StateTransfer state) {}
}
