package io.millrace.engine.function.catalogue;

import io.millrace.engine.function.Arguments;
import io.millrace.engine.function.FunctionDefinition;
import io.millrace.engine.function.OperatorFactory;
import io.millrace.engine.function.PointwiseOperator;
import io.millrace.learning.decimal.TickGrid;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Functions of the latest values alone. */
final class ArithmeticFunctions {
  private static final String COST = "O(1)";

  private ArithmeticFunctions() {}

  static List<FunctionDefinition> definitions() {
    return List.of(
        kept("abs", "absolute value", Math::abs),
        unary("sqrt", "sqrt(x)", "square root; NaN below 0", Math::sqrt),
        unary("log", "1", "natural logarithm; NaN below 0, -inf at 0", StrictMath::log),
        unary("exp", "1", "e to the power of x", StrictMath::exp),
        unary("tanh", "1", "hyperbolic tangent, from -1 to 1", StrictMath::tanh),
        kept("floor", "greatest whole number that is at most x", Math::floor),
        unary("sign", "1", "-1, 0 or 1", ArithmeticFunctions::sign),
        new FunctionDefinition(
            "clip",
            "x, low, high",
            "x",
            "x, or the bound it lies beyond",
            "",
            COST,
            List.of("clip(x, -1, 1)", "clip(x, y, y + 1)"),
            ArithmeticFunctions::clip),
        new FunctionDefinition(
            "ticks",
            "x, size=",
            "1",
            "x in whole ticks of a size: the whole number nearest to x / size, halfway between two"
                + " the even one; exact where x is a decimal",
            "",
            COST,
            List.of("ticks(x, size=0.01)", "ticks(x - y, 0.25)"),
            ArithmeticFunctions::ticks));
  }

  private static FunctionDefinition unary(
      final String name,
      final String unit,
      final String summary,
      final DoubleUnaryOperator function) {
    return unary(name, unit, summary, function, false);
  }

  /** One that gives a decimal of a decimal. */
  private static FunctionDefinition kept(
      final String name, final String summary, final DoubleUnaryOperator function) {
    return unary(name, "x", summary, function, true);
  }

  private static FunctionDefinition unary(
      final String name,
      final String unit,
      final String summary,
      final DoubleUnaryOperator function,
      final boolean keepsDecimals) {
    return new FunctionDefinition(
        name,
        "x",
        unit,
        summary,
        "",
        COST,
        List.of(name + "(x)"),
        arguments -> {
          final int x = arguments.input("x");
          if (keepsDecimals) {
            arguments.givesDecimalOf(x);
          }
          return () -> PointwiseOperator.of(x, function);
        });
  }

  private static double sign(final double x) {
    if (x > 0) {
      return 1;
    }
    return x < 0 ? -1 : x;
  }

  private static OperatorFactory ticks(final Arguments arguments) {
    final int x = arguments.input("x");
    final double size = arguments.number("size", 0, Double.MAX_VALUE);
    arguments.givesDecimalOf();
    try {
      final TickGrid grid = TickGrid.of(size);
      return () -> PointwiseOperator.of(x, grid::ticks);
    } catch (final IllegalArgumentException notDecimal) {
      throw arguments.errorAt("size", notDecimal.getMessage());
    }
  }

  /** Of bounds that cross, the higher one wins. */
  private static OperatorFactory clip(final Arguments arguments) {
    final int x = arguments.input("x");
    final int low = arguments.input("low");
    final int high = arguments.input("high");
    final int[] order = {x, high, low};
    arguments.givesDecimalOf(order);
    return () -> PointwiseOperator.clip(order);
  }
}
