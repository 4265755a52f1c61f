package io.millrace.engine.function.window;

import io.millrace.engine.function.Arguments;
import io.millrace.engine.function.FunctionDefinition;
import io.millrace.engine.function.OperatorFactory;
import io.millrace.engine.function.StatisticOperator;
import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.statistic.MomentKind;
import io.millrace.learning.statistic.Statistic;
import io.millrace.learning.statistic.WindowSpec;
import io.millrace.learning.statistic.aggregate.Aggregate;
import io.millrace.learning.statistic.aggregate.Aggregate.Second;
import io.millrace.learning.statistic.aggregate.HigherMoments;
import io.millrace.learning.statistic.aggregate.PairMoments;
import io.millrace.learning.statistic.aggregate.RunningAggregate;
import io.millrace.learning.statistic.running.RunningCount;
import io.millrace.learning.statistic.running.RunningMoments;
import io.millrace.learning.statistic.running.RunningSum;
import io.millrace.learning.statistic.window.SlidingAggregate;
import io.millrace.learning.statistic.window.SlidingCount;
import io.millrace.learning.statistic.window.SlidingMoments;
import io.millrace.learning.statistic.window.SlidingSum;
import java.util.List;

/** Count, sum, mean, variance and what is made of them, over a window or all values so far. */
public final class MomentFunctions {
  private static final String WELFORD =
      "Welford 1962; merged as Chan, Golub, LeVeque 1983; windows as two stacks, Tangwongsan,"
          + " Hirzel, Schneider 2017";
  private static final String PEBAY =
      "Joanes, Gill 1998, as scipy's bias=False and pandas; sums as Pebay 2008; windows as two"
          + " stacks";
  static final String PAIRS = "Chan, Golub, LeVeque 1983; windows as two stacks";
  static final String COST = "O(1) amortised, O(window) at the worst";
  private static final String TWO_SUM =
      "double-double sums, Ogita, Rump, Oishi 2005; windows as two stacks";

  private MomentFunctions() {}

  /** Makes a statistic over an extent. */
  private interface Maker {
    Statistic make(WindowSpec extent);
  }

  /** {@return the functions} */
  public static List<FunctionDefinition> definitions() {
    return List.of(
        definition(
            "count",
            "1",
            "number of known values",
            "",
            extent -> isAll(extent) ? new RunningCount() : new SlidingCount(extent)),
        new FunctionDefinition(
            "sum",
            "x, n= | window=",
            "x",
            "sum; 0 over no values",
            TWO_SUM,
            COST,
            List.of("sum(x)", "sum(x, n=5)", "sum(x, window=10s)"),
            MomentFunctions::sum),
        definition("mean", "x", "arithmetic mean", TWO_SUM, MomentFunctions::mean),
        definition(
            "var",
            "x^2",
            "variance with divisor n - 1; 0 over one value",
            WELFORD,
            moments(MomentKind.VARIANCE)),
        definition("std", "x", "square root of var", WELFORD, moments(MomentKind.DEVIATION)),
        definition(
            "zscore",
            "1",
            "(x - mean) / std of the last known x, which is among the values; NaN where std is 0",
            WELFORD,
            moments(MomentKind.SCORE)),
        definition(
            "skew",
            "1",
            "skewness corrected for bias, G1; NaN below 3 values and where std is 0",
            PEBAY,
            aggregate(new HigherMoments(false))),
        definition(
            "kurt",
            "1",
            "excess kurtosis corrected for bias, G2; NaN below 4 values and where std is 0",
            PEBAY,
            aggregate(new HigherMoments(true))),
        definition(
            "slope",
            "x/s by window=, else x",
            "slope of the least-squares line through the values: a second of event time in a"
                + " window by time, else a known value; NaN below 2 values",
            PAIRS,
            aggregate(new PairMoments(PairMoments.Kind.SLOPE, Second.POSITION))));
  }

  private static Maker aggregate(final Aggregate aggregate) {
    return extent ->
        isAll(extent) ? new RunningAggregate(aggregate) : new SlidingAggregate(extent, aggregate);
  }

  private static FunctionDefinition definition(
      final String name,
      final String unit,
      final String summary,
      final String reference,
      final Maker maker) {
    return new FunctionDefinition(
        name,
        "x, n= | window=",
        unit,
        summary,
        reference,
        reference.isEmpty() ? "O(1)" : COST,
        List.of(name + "(x)", name + "(x, n=5)", name + "(x, window=10s)"),
        arguments -> {
          final int x = arguments.input("x");
          final WindowSpec extent = arguments.extent(true);
          return () -> new StatisticOperator(x, maker.make(extent));
        });
  }

  private static boolean isAll(final WindowSpec extent) {
    return extent.by() == WindowSpec.By.ALL;
  }

  private static OperatorFactory sum(final Arguments arguments) {
    final int x = arguments.input("x");
    final WindowSpec extent = arguments.extent(true);
    final Arithmetic arithmetic = arguments.arithmetic(x);
    arguments.givesDecimalOf(x);
    return () -> new StatisticOperator(x, sum(extent, arithmetic));
  }

  /**
   * @param extent of the sum
   * @param arithmetic of its values
   * @return a sum of no values yet
   */
  public static Statistic sum(final WindowSpec extent, final Arithmetic arithmetic) {
    if (arithmetic == Arithmetic.DECIMAL) {
      return isAll(extent) ? RunningSum.ofDecimals() : SlidingSum.ofDecimals(extent);
    }
    return isAll(extent) ? new RunningSum(false) : new SlidingSum(extent, false);
  }

  private static Statistic mean(final WindowSpec extent) {
    return isAll(extent) ? new RunningSum(true) : new SlidingSum(extent, true);
  }

  private static Maker moments(final MomentKind kind) {
    return extent -> isAll(extent) ? new RunningMoments(kind) : new SlidingMoments(extent, kind);
  }
}
