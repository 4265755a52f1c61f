package io.millrace.engine.function.window;

import io.millrace.engine.function.Arguments;
import io.millrace.engine.function.FunctionDefinition;
import io.millrace.engine.function.OperatorFactory;
import io.millrace.engine.function.PairOperator;
import io.millrace.engine.function.StatisticOperator;
import io.millrace.learning.statistic.PairStatistic;
import io.millrace.learning.statistic.WindowSpec;
import io.millrace.learning.statistic.aggregate.Aggregate;
import io.millrace.learning.statistic.aggregate.Aggregate.Second;
import io.millrace.learning.statistic.aggregate.PairMoments;
import io.millrace.learning.statistic.aggregate.RunningAggregate;
import io.millrace.learning.statistic.window.Autocorrelation;
import io.millrace.learning.statistic.window.SlidingAggregate;
import java.util.List;

/** How two values, or a value and an earlier one, move together. */
public final class PairFunctions {
  private PairFunctions() {}

  /** {@return the functions} */
  public static List<FunctionDefinition> definitions() {
    return List.of(
        pair(
            "cov",
            "x y",
            "covariance with divisor n - 1 of the pairs of which both are known; 0 over one pair",
            PairMoments.Kind.COVARIANCE),
        pair(
            "corr",
            "1",
            "Pearson's correlation, from -1 to 1; NaN where either std is 0",
            PairMoments.Kind.CORRELATION),
        new FunctionDefinition(
            "autocorr",
            "x, k, n= | window=",
            "1",
            "Pearson's correlation of values with those k known values before them, over the pairs"
                + " that lie whole in the window: n - k of them by n=",
            MomentFunctions.PAIRS,
            MomentFunctions.COST,
            List.of("autocorr(x, 1)", "autocorr(x, 2, n=7)", "autocorr(x, k=1, window=10s)"),
            PairFunctions::autocorrelation));
  }

  private static FunctionDefinition pair(
      final String name, final String unit, final String summary, final PairMoments.Kind kind) {
    final Aggregate aggregate = new PairMoments(kind, Second.VALUE);
    return new FunctionDefinition(
        name,
        "x, y, n= | window=",
        unit,
        summary,
        MomentFunctions.PAIRS,
        MomentFunctions.COST,
        List.of(name + "(x, y)", name + "(x, y, n=5)", name + "(x, z, window=10s)"),
        arguments -> {
          final int x = arguments.input("x");
          final int y = arguments.input("y");
          final WindowSpec extent = arguments.extent(true);
          return () -> new PairOperator(x, y, of(extent, aggregate));
        });
  }

  private static PairStatistic of(final WindowSpec extent, final Aggregate aggregate) {
    return extent.by() == WindowSpec.By.ALL
        ? new RunningAggregate(aggregate)
        : new SlidingAggregate(extent, aggregate);
  }

  private static OperatorFactory autocorrelation(final Arguments arguments) {
    final int x = arguments.input("x");
    final int k = arguments.integer("k", 1, arguments.maxWindow());
    final WindowSpec extent = arguments.extent(true);
    if (extent.by() == WindowSpec.By.COUNT && extent.n() <= k) {
      throw arguments.errorAt("n", "n=" + extent.n() + " is out of range: above k=" + k);
    }
    return () -> new StatisticOperator(x, new Autocorrelation(extent, k));
  }
}
