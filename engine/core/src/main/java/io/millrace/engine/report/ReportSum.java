package io.millrace.engine.report;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.DriftDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.DataQualityCounters.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Adds up the reports of shards. */
final class ReportSum {
  private static final int FIRST_SHOWN = 10;

  private final PipelineDefinition definition;
  private final List<ShardReport> shards;
  private final List<InstrumentReport> instruments;

  ReportSum(final PipelineDefinition definition, final List<ShardReport> shards) {
    this.definition = definition;
    this.shards = shards;
    instruments =
        shards.stream()
            .flatMap(shard -> shard.instruments().stream())
            .sorted(Comparator.comparingLong(InstrumentReport::firstSequence))
            .toList();
  }

  PipelineReport report() {
    return new PipelineReport(
        shards.stream().mapToLong(shard -> shard.decoding().events()).sum(),
        sum(InstrumentReport::ticks) + shards.stream().mapToLong(ShardReport::applied).sum(),
        shards.stream().mapToLong(shard -> shard.decoding().malformed()).sum(),
        sum(InstrumentReport::notReady),
        sum(InstrumentReport::unlabelled),
        instruments.size(),
        sum(InstrumentReport::samples),
        List.copyOf(definition.features().keySet()),
        rows(),
        alerts(),
        drift(),
        counts().nonZero(),
        malformedFirst(),
        quarantines(),
        shards.stream()
            .flatMap(shard -> shard.decoding().refusedFirst().stream())
            .limit(FIRST_SHOWN)
            .toList(),
        neverSeen(),
        SectionDigests.fold(shards.stream().map(ShardReport::digests).toList()));
  }

  private long sum(final ToLongFunction<InstrumentReport> figure) {
    return instruments.stream().mapToLong(figure).sum();
  }

  /** All instruments together, then each. */
  private List<ModelRow> rows() {
    final List<ModelRow> each = instruments.stream().flatMap(one -> one.rows().stream()).toList();
    final Map<String, ModelRow> totals = new LinkedHashMap<>();
    for (final ModelRow row : each) {
      final ModelRow sum = totals.getOrDefault(row.name(), ModelRow.total(row));
      totals.put(row.name(), sum.add(row));
    }
    final List<ModelRow> all = new ArrayList<>(totals.values());
    all.addAll(each);
    return List.copyOf(all);
  }

  private Map<String, Long> alerts() {
    final Map<String, Long> alerts = new LinkedHashMap<>();
    final List<AlertDefinition> rules = definition.alerts();
    for (int i = 0; i < rules.size(); i++) {
      final int rule = i;
      alerts.put(rules.get(i).name(), sum(one -> one.alerts().get(rule)));
    }
    return alerts;
  }

  private Map<String, DriftRow> drift() {
    final Map<String, DriftRow> rows = new LinkedHashMap<>();
    final List<DriftDefinition> detectors = definition.drifts();
    for (int i = 0; i < detectors.size(); i++) {
      final int detector = i;
      final List<Long> at =
          instruments.stream()
              .flatMap(one -> one.drift().get(detector).at().stream())
              .sorted()
              .limit(DriftRow.MAX)
              .toList();
      rows.put(
          detectors.get(i).name(), new DriftRow(sum(one -> one.drift().get(detector).count()), at));
    }
    return rows;
  }

  private DataQualityCounters counts() {
    final DataQualityCounters all = new DataQualityCounters();
    instruments.forEach(one -> all.add(one.counts()));
    for (final ShardReport shard : shards) {
      all.add(shard.decoding().counts());
      all.count(Kind.QUARANTINED, shard.refused());
    }
    return all;
  }

  private List<MalformedRecord> malformedFirst() {
    return shards.stream()
        .flatMap(shard -> shard.decoding().malformedFirst().stream())
        .sorted(Comparator.comparingLong(MalformedRecord::sequence))
        .limit(FIRST_SHOWN)
        .toList();
  }

  /** One control event can begin several: in the order of the instruments. */
  private List<Quarantine> quarantines() {
    final Map<String, Long> firstSequences = new TreeMap<>();
    shards.forEach(shard -> shard.digests().firstSequences(firstSequences));
    return shards.stream()
        .flatMap(shard -> shard.quarantines().stream())
        .sorted(
            Comparator.comparingLong(Quarantine::sequence)
                .thenComparing(one -> firstSequences.get(one.instrument())))
        .toList();
  }

  /** What no shard has seen. */
  private List<String> neverSeen() {
    return shards.get(0).decoding().neverSeen().stream()
        .filter(
            column ->
                shards.stream().allMatch(shard -> shard.decoding().neverSeen().contains(column)))
        .toList();
  }
}
