package io.millrace.engine.function.catalogue;

import io.millrace.engine.function.Arguments;
import io.millrace.engine.function.FunctionDefinition;
import io.millrace.engine.function.OperatorFactory;
import io.millrace.engine.function.StatisticOperator;
import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.statistic.WindowSpec;
import io.millrace.learning.statistic.running.FirstOrLast;
import io.millrace.learning.statistic.window.Lag;
import io.millrace.learning.statistic.window.SlidingChange;
import io.millrace.learning.statistic.window.SlidingFirst;
import io.millrace.learning.statistic.window.SlidingRate;
import java.util.List;

/** What was before, what has changed since, and how often values come. */
final class ShiftFunctions {
  private ShiftFunctions() {}

  static List<FunctionDefinition> definitions() {
    return List.of(
        new FunctionDefinition(
            "lag",
            "x, k",
            "x",
            "x k known values ago; NaN while there is none",
            "",
            "O(1)",
            List.of("lag(x, 1)", "lag(x, k=3)"),
            arguments -> {
              final int x = arguments.input("x");
              final int k = arguments.integer("k", 1, arguments.maxWindow());
              arguments.givesDecimalOf(x);
              return () -> new StatisticOperator(x, Lag.value(k));
            }),
        new FunctionDefinition(
            "diff",
            "x",
            "x",
            "x minus the known value before it",
            "",
            "O(1)",
            List.of("diff(x)"),
            arguments -> {
              final int x = arguments.input("x");
              final Arithmetic arithmetic = arguments.arithmetic(x);
              arguments.givesDecimalOf(x);
              return () -> new StatisticOperator(x, Lag.change(1, arithmetic));
            }),
        new FunctionDefinition(
            "first",
            "x, n= | window=",
            "x",
            "oldest known value in the window, or the first ever",
            "",
            "O(1)",
            List.of("first(x)", "first(x, n=5)", "first(x, window=10s)"),
            ShiftFunctions::first),
        new FunctionDefinition(
            "last",
            "x, n= | window=",
            "x",
            "latest known value, NaN once it has left the window",
            "",
            "O(1)",
            List.of("last(x)", "last(x, n=5)", "last(x, window=10s)"),
            ShiftFunctions::last),
        new FunctionDefinition(
            "change",
            "x, n= | window=",
            "x",
            "x minus x n known values ago, or minus the last x that is older than the window,"
                + " however old; NaN while there is none",
            "",
            "O(1) amortised",
            List.of("change(x, n=3)", "change(x, window=10s)"),
            ShiftFunctions::change),
        new FunctionDefinition(
            "rate",
            "x, n= | window=",
            "1/s",
            "known values a second: those in the window over its length, or the steps between the"
                + " last n over the time they took",
            "",
            "O(1) amortised",
            List.of("rate(x, n=5)", "rate(x, window=10s)"),
            arguments -> {
              final int x = arguments.input("x");
              final WindowSpec extent = arguments.extent(false);
              return () -> new StatisticOperator(x, new SlidingRate(extent));
            }));
  }

  private static OperatorFactory change(final Arguments arguments) {
    final int x = arguments.input("x");
    final WindowSpec extent = arguments.extent(false);
    final Arithmetic arithmetic = arguments.arithmetic(x);
    arguments.givesDecimalOf(x);
    return () ->
        new StatisticOperator(
            x,
            extent.by() == WindowSpec.By.COUNT
                ? Lag.change(extent.n(), arithmetic)
                : new SlidingChange(extent, arithmetic));
  }

  private static OperatorFactory first(final Arguments arguments) {
    final int x = arguments.input("x");
    final WindowSpec extent = arguments.extent(true);
    arguments.givesDecimalOf(x);
    return () ->
        new StatisticOperator(
            x, extent.by() == WindowSpec.By.ALL ? FirstOrLast.first() : new SlidingFirst(extent));
  }

  private static OperatorFactory last(final Arguments arguments) {
    final int x = arguments.input("x");
    final WindowSpec extent = arguments.extent(true);
    arguments.givesDecimalOf(x);
    return () ->
        new StatisticOperator(
            x,
            extent.by() == WindowSpec.By.TIME
                ? FirstOrLast.latest(extent.windowNs())
                : FirstOrLast.latest());
  }
}
