package io.millrace.engine.function;

import java.util.function.LongToDoubleFunction;

/** An operator without a state or inputs: a function of event time alone. */
public final class ClockOperator extends Operator {
  private final LongToDoubleFunction function;

  /**
   * @param function of event time in ns since the epoch
   */
  public ClockOperator(final LongToDoubleFunction function) {
    this.function = function;
  }

  @Override
  public double update(final double[] values, final long timeNs) {
    return function.applyAsDouble(timeNs);
  }

  @Override
  public double moveTo(final double[] values, final long timeNs) {
    return function.applyAsDouble(timeNs);
  }
}
