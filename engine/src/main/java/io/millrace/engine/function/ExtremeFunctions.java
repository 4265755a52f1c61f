package io.millrace.engine.function;

import io.millrace.engine.statistic.Extent;
import io.millrace.engine.statistic.running.RunningExtreme;
import io.millrace.engine.statistic.window.SlidingExtreme;
import java.util.List;

/** Least and greatest: of several values now, or of one over time. */
final class ExtremeFunctions {
  private ExtremeFunctions() {}

  static List<FunctionDefinition> definitions() {
    return List.of(extreme("min", "least", false), extreme("max", "greatest", true));
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
      return odd -> PointwiseOperator.fold(inputs, greatest ? Math::max : Math::min);
    }
    final int x = arguments.input("x");
    final Extent extent = arguments.extent(true);
    return odd ->
        new StatisticOperator(
            x,
            extent.by() == Extent.By.ALL
                ? new RunningExtreme(greatest)
                : new SlidingExtreme(extent, greatest, odd));
  }
}
