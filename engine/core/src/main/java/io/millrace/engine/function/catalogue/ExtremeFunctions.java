package io.millrace.engine.function.catalogue;

import io.millrace.engine.function.Arguments;
import io.millrace.engine.function.FunctionDefinition;
import io.millrace.engine.function.OperatorFactory;
import io.millrace.engine.function.PointwiseOperator;
import io.millrace.engine.function.StatisticOperator;
import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.statistic.Difference;
import io.millrace.learning.statistic.Statistic;
import io.millrace.learning.statistic.WindowSpec;
import io.millrace.learning.statistic.running.RunningExtreme;
import io.millrace.learning.statistic.window.SlidingExtreme;
import java.util.List;

/** Least and greatest: of several values now, or of one over time. */
final class ExtremeFunctions {
  private ExtremeFunctions() {}

  static List<FunctionDefinition> definitions() {
    return List.of(
        extreme("min", "least", false),
        extreme("max", "greatest", true),
        new FunctionDefinition(
            "range",
            "x, n= | window=",
            "x",
            "greatest minus least known value in the window, or so far",
            "",
            "O(1) amortised",
            List.of("range(x)", "range(x, n=5)", "range(x, window=10s)"),
            arguments -> {
              final int x = arguments.input("x");
              final WindowSpec extent = arguments.extent(true);
              final Arithmetic arithmetic = arguments.arithmetic(x);
              arguments.givesDecimalOf(x);
              return () -> new StatisticOperator(x, range(extent, arithmetic));
            }));
  }

  private static Statistic range(final WindowSpec extent, final Arithmetic arithmetic) {
    return new Difference(of(extent, true), of(extent, false), arithmetic);
  }

  private static Statistic of(final WindowSpec extent, final boolean greatest) {
    return extent.by() == WindowSpec.By.ALL
        ? new RunningExtreme(greatest)
        : new SlidingExtreme(extent, greatest);
  }

  private static FunctionDefinition extreme(
      final String name, final String word, final boolean greatest) {
    return new FunctionDefinition(
        name,
        "x, y, ... or x, n= | window=",
        "x",
        word
            + " of two or more arguments; of one argument, the "
            + word
            + " known value in the window, or so far",
        "",
        "O(1) amortised",
        List.of(name + "(x, y, 0)", name + "(x)", name + "(x, n=5)", name + "(x, window=10s)"),
        arguments -> bind(arguments, greatest));
  }

  private static OperatorFactory bind(final Arguments arguments, final boolean greatest) {
    if (arguments.count() > 1) {
      final int[] inputs = arguments.inputs();
      arguments.givesDecimalOf(inputs);
      return () -> PointwiseOperator.fold(inputs, greatest ? Math::max : Math::min);
    }
    final int x = arguments.input("x");
    final WindowSpec extent = arguments.extent(true);
    arguments.givesDecimalOf(x);
    return () -> new StatisticOperator(x, of(extent, greatest));
  }
}
