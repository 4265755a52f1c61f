/**
 * What a function of the expression language is: a {@link
 * io.millrace.engine.function.FunctionDefinition}, whose binding reads its {@link
 * io.millrace.engine.function.Arguments} and makes an {@link io.millrace.engine.function.Operator}
 * for each instrument. The functions themselves are in the packages below.
 */
package io.millrace.engine.function;
