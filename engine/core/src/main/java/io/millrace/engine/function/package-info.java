/**
 * The contract of functions in the expression language. The binding of a {@link
 * io.millrace.engine.function.FunctionDefinition} reads its {@link
 * io.millrace.engine.function.Arguments} and makes an {@link io.millrace.engine.function.Operator}
 * for each instrument.
 */
package io.millrace.engine.function;
