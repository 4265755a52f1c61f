package io.millrace.replay.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reports for tests. */
public final class Samples {
  private Samples() {}

  /**
   * @return a run over one instrument, with a bit of everything
   */
  public static RunReport oneInstrument() {
    final Map<String, Double> weights = new LinkedHashMap<>();
    weights.put("ofi_10s", 4.095166162688e-05);
    weights.put("spread", -0.25);
    final Map<String, Long> alerts = new LinkedHashMap<>();
    alerts.put("wide", 12L);
    alerts.put("never", 0L);
    final Map<String, DriftRow> drift = new LinkedHashMap<>();
    drift.put(
        "worse", new DriftRow(6, List.of(1_023L, 4_100L, 9_001L, 12_345L, 77_000L, 900_000L)));
    drift.put("moved", new DriftRow(0, List.of()));
    final Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("crossed_quote", 3L);
    counts.put("time_backwards", 1_234L);
    return new RunReport(
        new Totals(1_000_123, 999_998, 12, 1, 0, 1, 2_339),
        OptionalLong.of(17_600),
        3.2104,
        OptionalLong.of(400_000),
        new Latency(1_210, 3_480, 9_999, 41_000, 1_234_567),
        List.of(
            baseline("AAPL", "no_change", 2_339, 0.0312),
            model("AAPL", "ols", 2_339, 0.0201, weights, 4.17636535706e-04),
            baseline("AAPL", "ew_mean", 2_339, 0.0298),
            baseline("AAPL", "running_mean", 2_339, 0.0299),
            model("AAPL", "sgd", 2_339, 0.0342, null, Double.NaN),
            model("*", "ols", 2_339, 0.0201, null, Double.NaN),
            sure("AAPL", "intervals", new ModelRow.Intervals(0.9, 2_339, 0.8974), false),
            sure("AAPL", "tree", null, true)),
        alerts,
        drift,
        counts,
        new InputProblems(
            List.of(
                new InputProblems.Malformed(17, null, "line 18: 'abc' is not a number"),
                new InputProblems.Malformed(
                    100_204, null, "bad\u001B[31m escape " + "x".repeat(90))),
            List.of(new InputProblems.Quarantined("MSFT", 77, "a stage failed")),
            List.of("LATE", "bad\u001B[31mname"),
            List.of("data/cut.gz: ends within a record at byte 812"),
            List.of("ask_sz")),
        "/data/journal",
        0x0123456789abcdefL);
  }

  /**
   * @param instruments how many
   * @return a run without weights, alerts or latency
   */
  public static RunReport many(final int instruments) {
    final List<ModelRow> rows = new ArrayList<>();
    rows.add(model("*", "rls", 1_000, 1.5, null, Double.NaN));
    rows.add(baseline("*", "no_change", 1_000, 1.75));
    for (int i = 0; i < instruments; i++) {
      rows.add(model("I" + (100 + i), "rls", 1_000 - i, 1.5, null, Double.NaN));
      rows.add(baseline("I" + (100 + i), "no_change", 1_000 - i, 1.25));
    }
    return new RunReport(
        new Totals(0, 0, 0, 0, 0, instruments, 0),
        OptionalLong.of(17_600),
        0,
        OptionalLong.empty(),
        Latency.UNKNOWN,
        rows,
        Map.of(),
        Map.of(),
        Map.of(),
        InputProblems.NONE,
        null,
        -1);
  }

  private static ModelRow model(
      final String instrument,
      final String name,
      final long n,
      final double rmse,
      final Map<String, Double> weights,
      final double intercept) {
    return new ModelRow(
        instrument, name, false, n, errors(rmse), null, weights, intercept, null, null);
  }

  private static ModelRow sure(
      final String instrument,
      final String name,
      final ModelRow.Intervals intervals,
      final boolean memoryReached) {
    return new ModelRow(
        instrument, name, false, 9, errors(0.5), null, null, Double.NaN, intervals, memoryReached);
  }

  private static ModelRow baseline(
      final String instrument, final String name, final long n, final double rmse) {
    return ModelRow.ofBaseline(instrument, name, n, errors(rmse));
  }

  private static ModelRow.Errors errors(final double rmse) {
    return new ModelRow.Errors(rmse / 2, rmse, 1 - rmse * 10, 0.6125, Double.NaN);
  }
}
