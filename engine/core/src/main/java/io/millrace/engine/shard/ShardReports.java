package io.millrace.engine.shard;

import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.report.DriftRow;
import io.millrace.engine.report.InstrumentReport;
import io.millrace.engine.report.ModelRow;
import io.millrace.engine.report.ShardReport;
import io.millrace.engine.stage.decode.DecodeStage;
import io.millrace.engine.stage.learning.LearningStage;
import io.millrace.engine.stage.signals.SignalStage;
import io.millrace.engine.stage.statistics.StatisticsStage;
import io.millrace.engine.tick.DataQualityCounters;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums up what the stages hold, which must be drained. Allocates; linear in the size of the state,
 * which is digested.
 */
public final class ShardReports {
  private final PipelinePlan plan;
  private final DecodeStage decode;
  private final List<StatisticsStage> statistics;
  private final List<LearningStage> learning;
  private final SignalStage signals;

  /**
   * @param plan of the pipeline
   * @param decode numbers the instruments
   * @param statistics one or more, each with instruments of its own
   * @param learning as many, with the same instruments
   * @param signals takes the signals of all
   */
  public ShardReports(
      final PipelinePlan plan,
      final DecodeStage decode,
      final List<StatisticsStage> statistics,
      final List<LearningStage> learning,
      final SignalStage signals) {
    this.plan = plan;
    this.decode = decode;
    this.statistics = List.copyOf(statistics);
    this.learning = List.copyOf(learning);
    this.signals = signals;
  }

  /**
   * @param nextSequence how many records came
   * @param isLast whether nothing was published after it when it was asked for
   * @return digests of all stages
   */
  public SectionDigests digests(final long nextSequence, final boolean isLast) {
    final SectionDigests digests = new SectionDigests(nextSequence, isLast);
    decode.digest(digests);
    statistics.forEach(stage -> stage.digest(digests));
    learning.forEach(stage -> stage.digest(digests));
    signals.digest(digests);
    return digests;
  }

  /**
   * @param nextSequence how many records came
   * @return what came of all instruments
   */
  public ShardReport report(final long nextSequence) {
    final List<InstrumentReport> instruments = new ArrayList<>();
    for (int number = 0; number < decode.instruments(); number++) {
      for (int stage = 0; stage < learning.size(); stage++) {
        if (learning.get(stage).isActive(number)) {
          instruments.add(instrument(number, statistics.get(stage), learning.get(stage)));
        }
      }
    }
    return new ShardReport(
        decode.report(),
        instruments,
        learning.stream().flatMap(stage -> stage.quarantines().stream()).toList(),
        learning.stream().mapToLong(LearningStage::appliedToQuarantined).sum(),
        learning.stream().mapToLong(LearningStage::refused).sum(),
        digests(nextSequence, true));
  }

  private InstrumentReport instrument(
      final int number, final StatisticsStage computed, final LearningStage learned) {
    final List<ModelRow> rows = new ArrayList<>();
    if (plan.definition().target() != null) {
      learned.evaluator(number).report(decode.name(number), decode.classTexts(number), rows);
    }
    final DataQualityCounters counts = decode.counters(number).copy();
    computed.addCounts(number, counts);
    learned.addCounts(number, counts);
    return new InstrumentReport(
        decode.name(number),
        decode.firstSequence(number),
        learned.ticks(number),
        learned.evaluator(number).samples(),
        computed.notReady(number),
        learned.unlabelled(number),
        rows,
        alerts(number, learned),
        drift(number, learned),
        counts);
  }

  private List<Long> alerts(final int number, final LearningStage learned) {
    final List<Long> raised = new ArrayList<>();
    for (int i = 0; i < plan.definition().alerts().size(); i++) {
      raised.add(learned.raised(number, i));
    }
    return raised;
  }

  private List<DriftRow> drift(final int number, final LearningStage learned) {
    final List<DriftRow> rows = new ArrayList<>();
    for (int i = 0; i < plan.definition().drifts().size(); i++) {
      final List<Long> at = new ArrayList<>();
      final long count = learned.detections(number, i, at);
      rows.add(new DriftRow(count, at));
    }
    return rows;
  }
}
