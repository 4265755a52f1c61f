package io.millrace.replay.app.session;

import io.millrace.engine.Engine;
import io.millrace.engine.report.Coverage;
import io.millrace.engine.report.ModelRow;
import io.millrace.engine.report.PipelineReport;
import io.millrace.learning.metric.ClassificationMetrics;
import io.millrace.learning.metric.RegressionMetrics;
import io.millrace.replay.app.report.DriftRow;
import io.millrace.replay.app.report.InputProblems;
import io.millrace.replay.app.report.Latency;
import io.millrace.replay.app.report.RunReport;
import io.millrace.replay.app.report.Totals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/** Pours what an engine has computed into a report. */
public final class RunReports {
  private RunReports() {}

  /**
   * @param engine that has drained
   * @param elapsedSeconds real time
   * @param resumedAt sequence of the first new record, where a journal went on
   * @param cuts sources that ended before their records did
   * @param places of records by sequence; null where one is not known
   * @param journal its directory; null where nothing is journaled
   * @param instrumentBytes of a new instrument, not above 0 where that is not known
   */
  public static RunReport of(
      final Engine engine,
      final double elapsedSeconds,
      final OptionalLong resumedAt,
      final List<String> cuts,
      final LongFunction<String> places,
      final String journal,
      final long instrumentBytes) {
    final PipelineReport from = engine.report();
    return new RunReport(
        new Totals(
            from.events(),
            from.ticks(),
            from.malformed(),
            from.notReady(),
            from.unlabelled(),
            from.instruments(),
            from.samples()),
        instrumentBytes > 0 ? OptionalLong.of(instrumentBytes) : OptionalLong.empty(),
        elapsedSeconds,
        resumedAt,
        latency(engine.latency()),
        from.rows().stream().map(row -> row(row, from.featureNames())).toList(),
        from.alerts(),
        drift(from),
        from.counts(),
        trouble(from, cuts, places),
        journal,
        from.digests().combined());
  }

  private static Latency latency(final Histogram of) {
    if (of.getTotalCount() == 0) {
      return Latency.UNKNOWN;
    }
    return new Latency(
        of.getValueAtPercentile(50),
        of.getValueAtPercentile(99),
        of.getValueAtPercentile(99.9),
        of.getValueAtPercentile(99.99),
        of.getMaxValue());
  }

  private static io.millrace.replay.app.report.ModelRow row(
      final ModelRow from, final List<String> features) {
    final RegressionMetrics metrics = from.metrics();
    final var errors =
        new io.millrace.replay.app.report.ModelRow.Errors(
            metrics.mae(), metrics.rmse(), from.r2(), metrics.direction(), metrics.maeSpreads());
    final ClassificationMetrics classes = from.classes();
    return new io.millrace.replay.app.report.ModelRow(
        from.instrument(),
        from.name(),
        from.isBaseline(),
        classes == null ? metrics.n() : classes.n(),
        errors,
        classes == null
            ? null
            : new io.millrace.replay.app.report.ModelRow.Classes(
                classes.accuracy(),
                classes.f1(from.positive()),
                classes.logLoss(),
                classes.auc(),
                classes.kappa()),
        weights(from.state().weights(), features),
        from.state().intercept(),
        intervals(from.state().coverage()),
        from.state().memoryReached());
  }

  private static io.millrace.replay.app.report.ModelRow.Intervals intervals(final Coverage of) {
    return of == null
        ? null
        : new io.millrace.replay.app.report.ModelRow.Intervals(
            of.wanted(), of.judged(), of.share());
  }

  private static Map<String, Double> weights(final double[] weights, final List<String> features) {
    if (weights == null) {
      return null;
    }
    final Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < weights.length; i++) {
      named.put(features.get(i), weights[i]);
    }
    return named;
  }

  private static Map<String, DriftRow> drift(final PipelineReport from) {
    final Map<String, DriftRow> rows = new LinkedHashMap<>();
    from.drift().forEach((name, row) -> rows.put(name, new DriftRow(row.count(), row.at())));
    return rows;
  }

  private static InputProblems trouble(
      final PipelineReport from, final List<String> cuts, final LongFunction<String> places) {
    return new InputProblems(
        from.malformedFirst().stream()
            .map(
                record ->
                    new InputProblems.Malformed(
                        record.sequence(), places.apply(record.sequence()), record.reason()))
            .toList(),
        from.quarantines().stream()
            .map(
                quarantine ->
                    new InputProblems.Quarantined(
                        quarantine.instrument(), quarantine.sequence(), quarantine.reason()))
            .toList(),
        from.refusedFirst(),
        cuts,
        from.neverSeen());
  }
}
