package io.millrace.engine.function.window;

import io.millrace.engine.function.Arguments;
import io.millrace.engine.function.FunctionDefinition;
import io.millrace.engine.function.OperatorFactory;
import io.millrace.engine.function.StatisticOperator;
import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.statistic.WindowSpec;
import io.millrace.learning.statistic.rank.DistinctSketch;
import io.millrace.learning.statistic.rank.QuantileSketch;
import io.millrace.learning.statistic.rank.Ranking;
import io.millrace.learning.statistic.rank.SlidingEntropy;
import io.millrace.learning.statistic.rank.SlidingRank;
import java.util.List;
import java.util.function.Function;

/** Rank functions, and the number of distinct values. */
public final class RankFunctions {
  private static final String TREE = "O(log n)";
  private static final String TYPE_7 =
      "Hyndman, Fan 1996, type 7; over all values so far a sketch, Masson, Rim, Lee 2019 and"
          + " Epicoco and others 2020: exact up to 16,384 distinct values, then within a share of"
          + " 2 W / 16,384 where they span W powers of two";

  private RankFunctions() {}

  /** {@return the functions} */
  public static List<FunctionDefinition> definitions() {
    return List.of(
        new FunctionDefinition(
            "quantile",
            "x, q, n= | window=",
            "x",
            "q-quantile, q from 0 to 1, interpolated at rank (n - 1) q",
            TYPE_7,
            TREE,
            List.of("quantile(x, 0.9)", "quantile(x, 0.9, n=5)", "quantile(x, q=0, window=10s)"),
            arguments -> {
              final int x = arguments.input("x");
              return quantile(arguments, x, arguments.numberFrom("q", 0, 1));
            }),
        new FunctionDefinition(
            "median",
            "x, n= | window=",
            "x",
            "the 0.5-quantile",
            "as quantile",
            TREE,
            List.of("median(x)", "median(x, n=5)", "median(x, window=10s)"),
            arguments -> quantile(arguments, arguments.input("x"), 0.5)),
        windowed(
            "iqr",
            "x",
            "interquartile range: the 0.75-quantile minus the 0.25-quantile",
            TREE,
            true,
            Ranking::interquartileRange),
        windowed(
            "mad",
            "x",
            "median absolute deviation about the median, not scaled",
            "O(log^2 n)",
            true,
            Ranking::medianAbsoluteDeviation),
        windowed(
            "rank",
            "1",
            "share of the window's values that are at most the last known x, which is among them",
            TREE,
            false,
            values -> Ranking.rank()),
        new FunctionDefinition(
            "entropy",
            "x, width=0, n= | window=",
            "nat",
            "Shannon's entropy of the window: -sum p ln p over the shares p of its outcomes;"
                + " values between the same multiples of the width are one outcome, with width 0"
                + " equal values are",
            "Shannon 1948",
            TREE,
            List.of("entropy(y, n=5)", "entropy(x, 0.25, n=5)", "entropy(x, width=2, window=10s)"),
            RankFunctions::entropy),
        new FunctionDefinition(
            "count_distinct",
            "x, n= | window=",
            "1",
            "number of distinct known values",
            "in windows exact; over all values so far exact up to 4,096, then HyperLogLog,"
                + " Flajolet and others 2007 and Ertl 2017, standard error 0.81 %",
            TREE,
            List.of("count_distinct(x)", "count_distinct(y, n=5)", "count_distinct(y, window=10s)"),
            RankFunctions::countDistinct));
  }

  private static FunctionDefinition windowed(
      final String name,
      final String unit,
      final String summary,
      final String cost,
      final boolean keepsDecimals,
      final Function<Arithmetic, Ranking> ranking) {
    return new FunctionDefinition(
        name,
        "x, n= | window=",
        unit,
        summary,
        "",
        cost,
        List.of(name + "(x, n=5)", name + "(x, window=10s)"),
        arguments -> {
          final int x = arguments.input("x");
          final WindowSpec extent = arguments.extent(false);
          final Ranking chosen = ranking.apply(arguments.arithmetic(x));
          if (keepsDecimals) {
            arguments.givesDecimalOf(x);
          }
          return () -> new StatisticOperator(x, new SlidingRank(extent, chosen));
        });
  }

  private static OperatorFactory quantile(final Arguments arguments, final int x, final double q) {
    final WindowSpec extent = arguments.extent(true);
    final Arithmetic arithmetic = arguments.arithmetic(x);
    arguments.givesDecimalOf(x);
    return () ->
        new StatisticOperator(
            x,
            extent.by() == WindowSpec.By.ALL
                ? new QuantileSketch(q, arithmetic)
                : new SlidingRank(extent, Ranking.quantile(q, arithmetic)));
  }

  private static OperatorFactory entropy(final Arguments arguments) {
    final int x = arguments.input("x");
    final boolean isBinned = arguments.has("width") || arguments.count() > 1;
    final double width = isBinned ? arguments.numberFrom("width", 0, Double.MAX_VALUE) : 0;
    final WindowSpec extent = arguments.extent(false);
    return () -> new StatisticOperator(x, new SlidingEntropy(extent, width, false));
  }

  private static OperatorFactory countDistinct(final Arguments arguments) {
    final int x = arguments.input("x");
    final WindowSpec extent = arguments.extent(true);
    return () ->
        new StatisticOperator(
            x,
            extent.by() == WindowSpec.By.ALL
                ? new DistinctSketch()
                : new SlidingEntropy(extent, 0, true));
  }
}
