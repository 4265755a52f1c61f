package io.millrace.engine.function;

/** Makes the operators of a call, one for each instrument. */
@FunctionalInterface
public interface OperatorFactory {
  /** {@return an operator that has seen nothing} */
  Operator create();
}
