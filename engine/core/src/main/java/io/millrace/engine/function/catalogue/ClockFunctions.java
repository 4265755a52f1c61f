package io.millrace.engine.function.catalogue;

import io.millrace.engine.function.Arguments;
import io.millrace.engine.function.ClockOperator;
import io.millrace.engine.function.FunctionDefinition;
import io.millrace.engine.function.OperatorFactory;
import io.millrace.engine.function.StatisticOperator;
import io.millrace.learning.statistic.running.SeasonalMean;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/** Functions of event time, and the mean at this phase of a period. */
final class ClockFunctions {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long MINUTE_NS = 60 * SECOND_NS;
  private static final long HOUR_NS = 60 * MINUTE_NS;
  private static final long DAY_NS = 24 * HOUR_NS;

  /** The zones of the world lie between -12 and 14 hours; history knows some more. */
  private static final long FARTHEST_NS = 18 * HOUR_NS;

  private static final int DEFAULT_BINS = 24;
  private static final int MAX_BINS = 10_000;

  private ClockFunctions() {}

  static List<FunctionDefinition> definitions() {
    return List.of(
        clock(
            "hour",
            "h",
            "hour of the day of event time, 0 to 23",
            timeNs -> Math.floorMod(timeNs, DAY_NS) / HOUR_NS),
        clock(
            "minute",
            "min",
            "minute of the hour of event time, 0 to 59",
            timeNs -> Math.floorMod(timeNs, HOUR_NS) / MINUTE_NS),
        clock(
            "time_of_day",
            "s",
            "seconds since midnight of event time, with their fraction",
            timeNs -> Math.floorMod(timeNs, DAY_NS) / 1e9),
        new FunctionDefinition(
            "seasonal",
            "x, period, bins=24",
            "x",
            "mean of all known values so far at this phase of the period: a duration is divided in"
                + " bins from the epoch on, and the bin is that of event time now; a period in"
                + " known values has one phase for each, and the phase is that of the latest. NaN"
                + " while the phase has no value",
            "",
            "O(1); 24 bytes a bin",
            List.of("seasonal(x, 5)", "seasonal(x, 1m, bins=6)", "seasonal(x, period=10s)"),
            ClockFunctions::seasonal));
  }

  private static FunctionDefinition clock(
      final String name,
      final String unit,
      final String summary,
      final LongToDoubleFunction function) {
    return new FunctionDefinition(
        name,
        "offset=0",
        unit,
        summary + "; in UTC, or the given duration ahead of it",
        "",
        "O(1)",
        List.of(name + "()", name + "(offset=-5h)"),
        arguments -> {
          final long offsetNs =
              arguments.has("offset") || arguments.count() > 0
                  ? arguments.offsetNs("offset", FARTHEST_NS)
                  : 0;
          return () -> new ClockOperator(timeNs -> function.applyAsDouble(timeNs + offsetNs));
        });
  }

  private static OperatorFactory seasonal(final Arguments arguments) {
    final int x = arguments.input("x");
    if (!arguments.isDuration("period")) {
      final int phases = arguments.integer("period", 1, MAX_BINS);
      return () -> new StatisticOperator(x, SeasonalMean.ofValues(phases));
    }
    final long periodNs = arguments.durationNs("period");
    final int bins = arguments.has("bins") ? arguments.integer("bins", 1, MAX_BINS) : DEFAULT_BINS;
    if (periodNs / bins == 0) {
      throw arguments.errorAt(
          "period",
          "period=" + periodNs + "ns is out of range: at least a ns a bin, " + bins + "ns");
    }
    return () -> new StatisticOperator(x, SeasonalMean.ofTime(periodNs, bins));
  }
}
