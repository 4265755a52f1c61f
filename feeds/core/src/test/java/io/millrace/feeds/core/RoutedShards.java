package io.millrace.feeds.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.record.Source;
import io.millrace.engine.report.ModelRow;
import io.millrace.engine.report.PipelineReport;
import io.millrace.engine.shard.Shard;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.tick.Route;
import io.millrace.feeds.core.RoutedFeed.Sent;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import io.millrace.learning.state.StateTransfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Computes a feed in one shard and in several, each with the records that its router gives it, and
 * checks that digests, signals and the report are the same. The several are restarted on the way.
 */
public final class RoutedShards {
  private static final int COMPARE_EVERY = 97;

  private final FeedFormat format;
  private final List<Source> sources;
  private final PipelinePlan plan;
  private final PipelineDefinition definition;
  private final Router router;
  private final Said wholeSaid = new Said();
  private final Said apartSaid = new Said();
  private final Shard whole;
  private final List<Shard> apart = new ArrayList<>();

  public RoutedShards(
      final FeedFormat format,
      final PipelineDefinition definition,
      final List<Source> sources,
      final int shards) {
    this.definition = definition;
    this.format = format;
    this.sources = sources;
    plan = PipelinePlan.of(definition, format.fields(sources.get(0).header()));
    router = format.router();
    whole = shard(wholeSaid);
    for (int i = 0; i < shards; i++) {
      apart.add(shard(apartSaid));
    }
    sources.forEach(router::source);
  }

  private Shard shard(final Said said) {
    final Shard shard = Shard.create(plan, format::decoder, said);
    sources.forEach(shard::source);
    return shard;
  }

  private Shard restored(final Shard shard, final Said said) {
    final StateBuffer state = StateBuffer.of((StateTransfer out) -> shard.writeState(out));
    final Shard next = shard(said);
    state.restore(next::readState);
    return next;
  }

  /** Checks a feed; returns how many signals came of it. */
  public int check(final List<Sent> records, final String where) {
    for (int i = 0; i < records.size(); i++) {
      give(records.get(i), i);
      if (i % COMPARE_EVERY == 0) {
        compare(where + " record=" + i);
        apart.replaceAll(shard -> restored(shard, apartSaid));
      }
    }
    whole.end(records.size());
    apart.forEach(shard -> shard.end(records.size()));
    compare(where);
    assertEquals(wholeSaid.byInstrument, apartSaid.byInstrument, where);
    return wholeSaid.byInstrument.values().stream().mapToInt(List::size).sum();
  }

  private void give(final Sent record, final int sequence) {
    final byte[] bytes = record.bytes();
    whole.record(sequence, bytes, 0, bytes.length, record.source());
    final long key = router.route(bytes, 0, bytes.length, record.source());
    final int to = key < 0 ? 0 : (int) (key % apart.size());
    apart.get(to).record(sequence, bytes, 0, bytes.length, record.source());
    if (key == Route.ALL_SHARDS) {
      for (int i = 1; i < apart.size(); i++) {
        apart.get(i).observe(sequence, bytes, 0, bytes.length, record.source());
      }
    }
  }

  private void compare(final String where) {
    assertEquals(
        whole.digests().fold(),
        SectionDigests.fold(apart.stream().map(Shard::digests).toList()),
        where);
    assertEquals(
        text(PipelineReport.of(definition, List.of(whole.report()))),
        text(PipelineReport.of(definition, apart.stream().map(Shard::report).toList())),
        where);
  }

  private static String text(final PipelineReport report) {
    final List<Object> all = new ArrayList<>();
    all.add(report.events() + " " + report.malformed() + " " + report.ticks());
    all.add(report.samples() + " " + report.notReady() + " " + report.unlabelled());
    all.add(List.of(report.counts(), report.alerts(), report.drift(), report.malformedFirst()));
    all.add(List.of(report.quarantines(), report.neverSeen(), report.digests()));
    for (final ModelRow row : report.rows()) {
      final long classes = row.classes() == null ? 0 : StateDigest.of(row.classes());
      final long metrics = StateDigest.of(row.metrics());
      all.add(List.of(row.instrument(), row.name(), metrics, classes));
      all.add(List.of(row.classNames(), row.positive()));
    }
    return all.toString();
  }

  /** Signals by instrument, since shards that run apart say nothing of each other's order. */
  private static final class Said implements SignalListener {
    private final Map<String, List<String>> byInstrument = new TreeMap<>();

    @Override
    public void prediction(
        final long sequence,
        final int ordinal,
        final String instrument,
        final long timeNs,
        final String model,
        final double value) {
      add(sequence, ordinal, instrument, timeNs, model + "=" + Double.doubleToLongBits(value));
    }

    @Override
    public void alert(
        final long sequence,
        final int ordinal,
        final String instrument,
        final long timeNs,
        final String alert,
        final String message) {
      add(sequence, ordinal, instrument, timeNs, alert + ": " + message);
    }

    private void add(
        final long sequence,
        final int ordinal,
        final String instrument,
        final long timeNs,
        final String said) {
      byInstrument
          .computeIfAbsent(instrument, unknown -> new ArrayList<>())
          .add(sequence + "." + ordinal + " " + timeNs + " " + said);
    }
  }
}
