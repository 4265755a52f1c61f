package io.millrace.engine.graph;

import io.millrace.engine.expression.Expression;
import io.millrace.engine.expression.Sign;
import io.millrace.engine.function.Operator;
import io.millrace.engine.function.PointwiseOperator;
import io.millrace.learning.decimal.Decimal;
import io.millrace.learning.decimal.DecimalAverage;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Which nodes are decimals: fields, literals, truth values, sums and differences of decimals, and a
 * decimal times or over a literal power of two, which is exact in binary. And the two formulas over
 * names whose quotient is taken of whole numbers: imbalance and microprice.
 */
final class DecimalRules {
  private final PlanLayout layout;
  private final ToIntFunction<Expression> compiler;

  /**
   * @param layout that the nodes are in
   * @param compiler gives the node of an operand
   */
  DecimalRules(final PlanLayout layout, final ToIntFunction<Expression> compiler) {
    this.layout = layout;
    this.compiler = compiler;
  }

  /** Whether the operator before an operand gives a decimal. */
  boolean isDecimal(final Sign sign, final int x) {
    return sign == Sign.NOT || layout.isDecimal(x);
  }

  /** Whether the operator between two operands gives a decimal. */
  boolean isDecimal(final Sign sign, final int x, final int y) {
    return switch (sign) {
      case ADD, SUBTRACT -> layout.isDecimal(x) && layout.isDecimal(y);
      case MULTIPLY -> isScaled(x, y) || isScaled(y, x);
      case DIVIDE -> isScaled(x, y);
      case POWER -> false;
      default -> true;
    };
  }

  private boolean isScaled(final int x, final int factor) {
    return layout.isDecimal(x) && layout.isPowerOfTwo(factor);
  }

  /**
   * Lays out a quotient that is one of the two formulas over decimals.
   *
   * @return its node; -1 where it is neither
   */
  int formula(final Expression.Binary quotient) {
    final Expression.Binary divisor = binary(quotient.right(), Sign.ADD);
    if (quotient.sign() != Sign.DIVIDE || divisor == null) {
      return -1;
    }
    final Expression.Binary difference = binary(quotient.left(), Sign.SUBTRACT);
    final Expression.Binary sum = binary(quotient.left(), Sign.ADD);
    if (difference != null) {
      return imbalance(difference, divisor);
    }
    return sum == null ? -1 : average(sum, divisor);
  }

  private static Expression.Binary binary(final Expression expression, final Sign sign) {
    return expression instanceof Expression.Binary
            && ((Expression.Binary) expression).sign() == sign
        ? (Expression.Binary) expression
        : null;
  }

  private int imbalance(final Expression.Binary difference, final Expression.Binary divisor) {
    final int x = named(difference.left());
    final int y = named(difference.right());
    if (!areDecimals(x, y) || !isSumOf(divisor, x, y)) {
      return -1;
    }
    return layout.operator(
        "imbalance(#" + x + ",#" + y + ")",
        () -> PointwiseOperator.of(x, y, Decimal::imbalance),
        List.of(x, y),
        false);
  }

  /** The weights are those of the factors whose sum is the divisor. */
  private int average(final Expression.Binary sum, final Expression.Binary divisor) {
    final Expression.Binary left = binary(sum.left(), Sign.MULTIPLY);
    final Expression.Binary right = binary(sum.right(), Sign.MULTIPLY);
    if (left == null || right == null) {
      return -1;
    }
    final int a = named(left.left());
    final int b = named(left.right());
    final int c = named(right.left());
    final int d = named(right.right());
    if (!areDecimals(a, b, c, d)) {
      return -1;
    }
    if (isSumOf(divisor, b, d)) {
      return average(a, b, c, d);
    }
    if (isSumOf(divisor, a, c)) {
      return average(b, a, d, c);
    }
    if (isSumOf(divisor, b, c)) {
      return average(a, b, d, c);
    }
    return isSumOf(divisor, a, d) ? average(b, a, c, d) : -1;
  }

  private int average(final int x, final int xWeight, final int y, final int yWeight) {
    return layout.operator(
        "average(#" + x + ",#" + xWeight + ",#" + y + ",#" + yWeight + ")",
        () -> new AverageOperator(x, xWeight, y, yWeight),
        List.of(x, xWeight, y, yWeight),
        false);
  }

  /** The node of a name; -1 for another expression, of which nothing is laid out. */
  private int named(final Expression expression) {
    return expression instanceof Expression.Name ? compiler.applyAsInt(expression) : -1;
  }

  private boolean isSumOf(final Expression.Binary sum, final int x, final int y) {
    final int left = named(sum.left());
    final int right = named(sum.right());
    return (left == x && right == y) || (left == y && right == x);
  }

  private boolean areDecimals(final int... nodes) {
    boolean all = true;
    for (final int node : nodes) {
      all &= node >= 0 && layout.isDecimal(node);
    }
    return all;
  }

  /** A mean by weights of the latest values; what it remembers decides nothing. */
  private static final class AverageOperator extends Operator {
    private final DecimalAverage average = new DecimalAverage();
    private final int x;
    private final int xWeight;
    private final int y;
    private final int yWeight;

    AverageOperator(final int x, final int xWeight, final int y, final int yWeight) {
      this.x = x;
      this.xWeight = xWeight;
      this.y = y;
      this.yWeight = yWeight;
    }

    @Override
    public double update(final double[] values, final long timeNs) {
      return average.of(values[x], values[xWeight], values[y], values[yWeight]);
    }

    @Override
    public double moveTo(final double[] values, final long timeNs) {
      return update(values, timeNs);
    }
  }
}
