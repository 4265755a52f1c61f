package io.millrace.engine.expression;

import java.util.List;

/** A node of the syntax tree. Columns count from 1 and lead to the node's own sign or name. */
public sealed interface Expression {
  /** {@return its column in the text, from 1} */
  int column();

  /**
   * A number.
   *
   * @param value finite, not negative
   * @param column in the text, from 1
   */
  record Number(double value, int column) implements Expression {}

  /**
   * A duration; means something as an argument only.
   *
   * @param ns its length, above 0
   * @param column in the text, from 1
   */
  record Duration(long ns, int column) implements Expression {}

  /**
   * The name of a feature, score or field; may be dotted.
   *
   * @param name as written
   * @param column in the text, from 1
   */
  record Name(String name, int column) implements Expression {}

  /**
   * {@code -x} or {@code not x}.
   *
   * @param sign {@link Sign#SUBTRACT} or {@link Sign#NOT}
   * @param operand what it is applied to
   * @param column of the sign
   */
  record Unary(Sign sign, Expression operand, int column) implements Expression {}

  /**
   * Two operands and a sign between them.
   *
   * @param sign any but {@link Sign#NOT}
   * @param left operand
   * @param right operand
   * @param column of the sign
   */
  record Binary(Sign sign, Expression left, Expression right, int column) implements Expression {}

  /**
   * A call.
   *
   * @param function its name as written
   * @param arguments positional ones, in order
   * @param keys arguments with a key, in order; keys are distinct
   * @param column of the function's name
   */
  record Call(String function, List<Expression> arguments, List<Key> keys, int column)
      implements Expression {
    /** Copies the lists. */
    public Call {
      arguments = List.copyOf(arguments);
      keys = List.copyOf(keys);
    }
  }

  /**
   * {@code key=value} in a call.
   *
   * @param name before the sign
   * @param value behind it
   * @param column of the name
   */
  record Key(String name, Expression value, int column) {}
}
