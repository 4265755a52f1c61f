package io.millrace.engine.graph;

import io.millrace.engine.expression.Sign;
import io.millrace.engine.function.Operator;
import io.millrace.engine.function.PointwiseOperator;
import io.millrace.learning.decimal.Decimal;
import io.millrace.learning.statistic.Power;

/** Infix operators. True is 1, false is 0, NaN is not known. */
final class InfixOperators {
  private InfixOperators() {}

  /**
   * @param sign between two operands
   * @param x node of the left one
   * @param y node of the right one
   * @param decimal whether both are decimals, which are added and subtracted as such
   * @return the operator
   */
  static Operator binary(final Sign sign, final int x, final int y, final boolean decimal) {
    return switch (sign) {
      case ADD -> PointwiseOperator.of(x, y, decimal ? Decimal::add : (a, b) -> a + b);
      case SUBTRACT -> PointwiseOperator.of(x, y, decimal ? Decimal::subtract : (a, b) -> a - b);
      case MULTIPLY -> PointwiseOperator.of(x, y, (a, b) -> a * b);
      case DIVIDE -> PointwiseOperator.of(x, y, (a, b) -> a / b);
      case POWER -> PointwiseOperator.of(x, y, new Power()::of);
      case LESS -> PointwiseOperator.of(x, y, (a, b) -> compared(a < b, a, b));
      case AT_MOST -> PointwiseOperator.of(x, y, (a, b) -> compared(a <= b, a, b));
      case MORE -> PointwiseOperator.of(x, y, (a, b) -> compared(a > b, a, b));
      case AT_LEAST -> PointwiseOperator.of(x, y, (a, b) -> compared(a >= b, a, b));
      case EQUAL -> PointwiseOperator.of(x, y, (a, b) -> compared(a == b, a, b));
      case NOT_EQUAL -> PointwiseOperator.of(x, y, (a, b) -> compared(a != b, a, b));
      case AND -> PointwiseOperator.of(x, y, InfixOperators::and);
      case OR -> PointwiseOperator.of(x, y, InfixOperators::or);
      case NOT -> throw new IllegalArgumentException("takes one operand: " + sign.text());
    };
  }

  /**
   * @param sign before an operand
   * @param x node of the operand
   * @return the operator
   */
  static Operator unary(final Sign sign, final int x) {
    return sign == Sign.NOT
        ? PointwiseOperator.of(x, InfixOperators::not)
        : PointwiseOperator.of(x, a -> -a);
  }

  private static double compared(final boolean holds, final double a, final double b) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.NaN;
    }
    return holds ? 1 : 0;
  }

  private static double and(final double a, final double b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    return Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : 1;
  }

  private static double or(final double a, final double b) {
    final boolean aHolds = a != 0 && !Double.isNaN(a);
    final boolean bHolds = b != 0 && !Double.isNaN(b);
    if (aHolds || bHolds) {
      return 1;
    }
    return Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : 0;
  }

  private static double not(final double a) {
    if (Double.isNaN(a)) {
      return a;
    }
    return a == 0 ? 1 : 0;
  }
}
