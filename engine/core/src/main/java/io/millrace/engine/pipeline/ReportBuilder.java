package io.millrace.engine.pipeline;

import io.millrace.engine.record.PartDigests;
import io.millrace.engine.report.DriftRow;
import io.millrace.engine.report.MalformedRecord;
import io.millrace.engine.report.ModelRow;
import io.millrace.engine.report.PipelineReport;
import io.millrace.engine.report.Quarantine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the figures of all instruments. */
final class ReportBuilder {
  private final PipelinePlan plan;
  private final List<InstrumentStage> stages;

  ReportBuilder(final PipelinePlan plan, final List<InstrumentStage> stages) {
    this.plan = plan;
    this.stages = stages;
  }

  PipelineReport build(
      final long events,
      final long ticks,
      final long malformed,
      final List<MalformedRecord> malformedFirst,
      final List<Quarantine> quarantines,
      final List<String> refusedFirst,
      final Map<String, Long> counts,
      final List<String> neverSeen,
      final PartDigests digests) {
    final List<ModelRow> rows = new ArrayList<>();
    final long[] raised = new long[plan.definition().alerts().size()];
    long notReady = 0;
    long unlabelled = 0;
    long samples = 0;
    for (final InstrumentStage stage : stages) {
      notReady += stage.notReady();
      unlabelled += stage.unlabelled();
      samples += stage.learner().samples();
      stage.addAlertCounts(raised);
      if (plan.hasTarget()) {
        stage.learner().report(stage.name().text(), rows);
      }
    }
    final Map<String, Long> alerts = new LinkedHashMap<>();
    for (int i = 0; i < raised.length; i++) {
      alerts.put(plan.definition().alerts().get(i).name(), raised[i]);
    }
    return new PipelineReport(
        events,
        ticks,
        malformed,
        notReady,
        unlabelled,
        stages.size(),
        samples,
        plan.featureNames(),
        withTotals(rows),
        alerts,
        drift(),
        counts,
        malformedFirst,
        quarantines,
        refusedFirst,
        neverSeen,
        digests);
  }

  private Map<String, DriftRow> drift() {
    final Map<String, DriftRow> rows = new LinkedHashMap<>();
    for (int i = 0; i < plan.definition().drifts().size(); i++) {
      final List<Long> at = new ArrayList<>();
      long count = 0;
      for (final InstrumentStage stage : stages) {
        count += stage.drifts().count(i);
        stage.drifts().addSequences(i, at);
      }
      at.sort(null);
      final int shown = StrictMath.min(at.size(), DriftRow.MAX);
      rows.put(plan.definition().drifts().get(i).name(), new DriftRow(count, at.subList(0, shown)));
    }
    return rows;
  }

  private static List<ModelRow> withTotals(final List<ModelRow> rows) {
    final Map<String, ModelRow> totals = new LinkedHashMap<>();
    for (final ModelRow row : rows) {
      final ModelRow sum = totals.getOrDefault(row.name(), ModelRow.total(row));
      totals.put(row.name(), sum.add(row));
    }
    final List<ModelRow> all = new ArrayList<>(totals.values());
    all.addAll(rows);
    return all;
  }
}
