package io.millrace.engine.function;

import io.millrace.engine.expression.Expression;
import io.millrace.engine.expression.Sign;
import io.millrace.learning.setting.Durations;

/** Arguments as errors show them. */
final class ArgumentText {
  private ArgumentText() {}

  /** A number as people write it. */
  static String shown(final double value) {
    return value == (long) value && StrictMath.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /**
   * The end of a message that names the expected argument; empty where there is nothing to show.
   */
  static String butIs(final Expression value) {
    final String text = written(value);
    return text.isEmpty() ? "" : ", not " + text;
  }

  /** The same where a number is expected, which only literals are. */
  static String butIsNoNumber(final Expression value) {
    if (value instanceof Expression.Duration) {
      return ", not the duration " + Durations.format(((Expression.Duration) value).ns());
    }
    final String text = written(value);
    return ", as a literal, not " + (text.isEmpty() ? "an expression" : text);
  }

  /** A number, duration or name, with a sign or without; empty for another expression. */
  private static String written(final Expression value) {
    if (value instanceof Expression.Number) {
      return shown(((Expression.Number) value).value());
    }
    if (value instanceof Expression.Duration) {
      return Durations.format(((Expression.Duration) value).ns());
    }
    if (value instanceof Expression.Name) {
      return ((Expression.Name) value).name();
    }
    if (value instanceof Expression.Unary) {
      final Expression.Unary unary = (Expression.Unary) value;
      final String operand = written(unary.operand());
      return operand.isEmpty() ? "" : (unary.sign() == Sign.NOT ? "not " : "-") + operand;
    }
    return "";
  }
}
