package io.millrace.engine.function.market;

import io.millrace.engine.function.Arguments;
import io.millrace.engine.function.FunctionDefinition;
import io.millrace.engine.function.OperatorFactory;
import io.millrace.engine.function.PairOperator;
import io.millrace.engine.function.StatisticOperator;
import io.millrace.learning.statistic.Statistic;
import io.millrace.learning.statistic.WindowSpec;
import io.millrace.learning.statistic.aggregate.WeightedMean;
import io.millrace.learning.statistic.market.Bar;
import io.millrace.learning.statistic.market.Intensity;
import io.millrace.learning.statistic.market.RealizedVolatility;
import io.millrace.learning.statistic.market.RunningTimeMean;
import io.millrace.learning.statistic.market.TimeWeightedMean;
import io.millrace.learning.statistic.running.RunningSum;
import io.millrace.learning.statistic.window.SlidingSum;
import java.util.List;

/** What was paid, how much it varied, how often, and the parts of bars. */
public final class TradeFunctions {
  static final String COST = "O(1) amortised, O(window) at the worst";

  private TradeFunctions() {}

  /** {@return the functions} */
  public static List<FunctionDefinition> definitions() {
    return List.of(
        new FunctionDefinition(
            "vwap",
            "price, size, n= | window=",
            "x",
            "mean price by size: sum of price size over sum of size; a size that is not above 0"
                + " feeds nothing",
            "West 1979; windows as two stacks",
            COST,
            List.of("vwap(x, z)", "vwap(x, z, n=5)", "vwap(x, z, window=10s)"),
            TradeFunctions::weighted),
        new FunctionDefinition(
            "twap",
            "x, n= | window=",
            "x",
            "mean by how long each known value was in force until now; by window= with the value in"
                + " force at the window's start, by n= from the oldest of the n on",
            "",
            COST,
            List.of("twap(x)", "twap(x, n=5)", "twap(x, window=10s)"),
            TradeFunctions::timed),
        new FunctionDefinition(
            "realized_vol",
            "price, n= | window=",
            "1",
            "root of the sum of squared logarithmic returns between known prices; n= counts"
                + " returns, a price that is not above 0 feeds nothing, 0 over no returns",
            "Andersen, Bollerslev, Diebold, Labys 2003",
            COST,
            List.of("realized_vol(x)", "realized_vol(x, n=5)", "realized_vol(x, window=10s)"),
            arguments -> {
              final int price = arguments.input("price");
              final WindowSpec extent = arguments.extent(true);
              return () -> new StatisticOperator(price, new RealizedVolatility(sum(extent, false)));
            }),
        new FunctionDefinition(
            "intensity",
            "x, half_life=",
            "1/s",
            "known values a second by decayed counting: each adds ln 2 / half_life, which halves in"
                + " half_life (a duration), also while nothing comes",
            "exponential kernel, as Hawkes 1971",
            "O(1)",
            List.of("intensity(x, half_life=10s)"),
            arguments -> {
              final int x = arguments.input("x");
              final long halfLifeNs = arguments.durationNs("half_life");
              return () -> new StatisticOperator(x, new Intensity(halfLifeNs));
            }),
        bar("open", "first", Bar.Part.OPEN),
        bar("high", "greatest", Bar.Part.HIGH),
        bar("low", "least", Bar.Part.LOW),
        bar("close", "latest", Bar.Part.CLOSE));
  }

  private static FunctionDefinition bar(final String name, final String word, final Bar.Part part) {
    return new FunctionDefinition(
        name,
        "x, bar=",
        "x",
        word
            + " known value of the bar that the latest known value lies in; bars begin at the"
            + " multiples of a duration since the epoch; NaN once time is past the bar's end",
        "",
        "O(1)",
        List.of(name + "(x, bar=10s)"),
        arguments -> {
          final int x = arguments.input("x");
          final long lengthNs = arguments.durationNs("bar");
          arguments.givesDecimalOf(x);
          return () -> new StatisticOperator(x, new Bar(lengthNs, part));
        });
  }

  static Statistic sum(final WindowSpec extent, final boolean mean) {
    return extent.by() == WindowSpec.By.ALL ? new RunningSum(mean) : new SlidingSum(extent, mean);
  }

  private static OperatorFactory weighted(final Arguments arguments) {
    final int price = arguments.input("price");
    final int size = arguments.input("size");
    final WindowSpec extent = arguments.extent(true);
    return () -> new PairOperator(price, size, FlowFunctions.pairs(extent, new WeightedMean()));
  }

  private static OperatorFactory timed(final Arguments arguments) {
    final int x = arguments.input("x");
    final WindowSpec extent = arguments.extent(true);
    return () ->
        new StatisticOperator(
            x,
            extent.by() == WindowSpec.By.ALL
                ? new RunningTimeMean()
                : new TimeWeightedMean(extent));
  }
}
