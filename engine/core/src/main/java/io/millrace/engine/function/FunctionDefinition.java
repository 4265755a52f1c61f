package io.millrace.engine.function;

import java.util.List;

/**
 * A function of the language.
 *
 * @param name in expressions
 * @param arguments as in {@code x, n= | window=}
 * @param unit of the result, where {@code x} is the unit of x
 * @param summary one sentence: what it is, with its formula where that is short
 * @param reference paper, book or page that defines it; empty for what everyone knows
 * @param cost of a tick
 * @param examples calls over names {@code x}, {@code y}, {@code z}: for the documentation, and for
 *     the contract that every function is tested against
 * @param binding checks a call and makes its operators
 */
public record FunctionDefinition(
    String name,
    String arguments,
    String unit,
    String summary,
    String reference,
    String cost,
    List<String> examples,
    Binding binding) {
  /** Copies the examples. */
  public FunctionDefinition {
    examples = List.copyOf(examples);
  }

  /** Checks the arguments of a call. */
  @FunctionalInterface
  public interface Binding {
    /**
     * @param arguments of the call
     * @return makes its operators
     * @throws io.millrace.engine.expression.ExpressionException where an argument is wrong
     */
    OperatorFactory bind(Arguments arguments);
  }
}
