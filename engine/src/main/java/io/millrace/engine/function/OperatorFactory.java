package io.millrace.engine.function;

import io.millrace.engine.tick.DataQualityCounters;

/** Makes the operators of a call, one for each instrument. */
@FunctionalInterface
public interface OperatorFactory {
  /**
   * @param odd counts windows that overflow
   * @return an operator that has seen nothing
   */
  Operator create(DataQualityCounters odd);
}
