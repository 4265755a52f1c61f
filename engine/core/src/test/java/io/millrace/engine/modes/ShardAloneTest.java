package io.millrace.engine.modes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.report.PipelineReport;
import io.millrace.engine.shard.Shard;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.Route;
import io.millrace.engine.typed.TypedDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Shards that each see the records of some instruments alone, and one shard that sees all: the same
 * sections, signals, digests and report.
 */
final class ShardAloneTest {
  private static final long CHECK_EVERY = 83;

  private final Computed all = new Computed();
  private final List<Computed> signalsApart = new ArrayList<>();
  private Shard whole;
  private final List<Shard> apart = new ArrayList<>();
  private PipelineDefinition definition;

  private void start(final PipelineDefinition pipeline, final int shards, final FailAt failures) {
    definition = pipeline;
    final PipelinePlan plan = PipelinePlan.of(pipeline, new FieldNames(Pipelines.FIELDS, false));
    all.signals.clear();
    signalsApart.clear();
    apart.clear();
    whole = Shard.create(plan, TypedDecoder::new, all, failures);
    for (int i = 0; i < shards; i++) {
      final Computed signals = new Computed();
      signalsApart.add(signals);
      apart.add(Shard.create(plan, TypedDecoder::new, signals, failures));
    }
    whole.source(FeedScript.SOURCE);
    apart.forEach(shard -> shard.source(FeedScript.SOURCE));
  }

  private void check(final FeedScript script, final String at) {
    for (final FeedScript.Step step : script.steps()) {
      ModeRuns.give(whole, step);
      give(step);
      if (step.sequence() % CHECK_EVERY == 0) {
        compare(at + " sequence=" + step.sequence());
      }
    }
    compare(at);
    for (int i = 0; i < 12; i++) {
      final String name = "I" + i;
      final List<String> said = new ArrayList<>();
      signalsApart.forEach(shard -> said.addAll(shard.signalsOf(name)));
      assertEquals(all.signalsOf(name), said, at + " " + name);
    }
  }

  private void give(final FeedScript.Step step) {
    switch (step.kind()) {
      case RECORD -> record(step);
      case GAP -> ModeRuns.give(apart.get((int) (step.value() % apart.size())), step);
      default -> apart.forEach(shard -> ModeRuns.give(shard, step));
    }
  }

  private void record(final FeedScript.Step step) {
    final byte[] bytes = step.bytes();
    final long key = TypedDecoder.route(bytes, 0, bytes.length);
    if (key >= 0) {
      ModeRuns.give(apart.get((int) (key % apart.size())), step);
      return;
    }
    for (int i = 0; i < apart.size(); i++) {
      if (i == 0) {
        ModeRuns.give(apart.get(0), step);
      } else if (key == Route.ALL_SHARDS) {
        apart.get(i).observe(step.sequence(), bytes, 0, bytes.length, 0);
      }
    }
  }

  private void compare(final String at) {
    assertEquals(
        whole.digests().fold(),
        SectionDigests.fold(apart.stream().map(Shard::digests).toList()),
        at);
    assertEquals(
        ReportText.of(PipelineReport.of(definition, List.of(whole.report()))),
        ReportText.of(PipelineReport.of(definition, apart.stream().map(Shard::report).toList())),
        at);
    final Map<String, List<Long>> sections = new TreeMap<>();
    apart.forEach(shard -> sections.putAll(ShardSections.of(shard)));
    assertEquals(ShardSections.of(whole), sections, at);
  }

  @Test
  void shouldComputeAloneWhatItComputesBesideOthers() {
    for (int shards = 2; shards <= 3; shards++) {
      start(Pipelines.everything().build(), shards, FailAt.none());
      final FeedScript script = Scripts.random(new SplittableRandom(shards), 8, 1_500);
      check(script.end(), "shards=" + shards);
      assertTrue(all.signals.size() > 1_000, () -> "" + all.signals.size());
    }
  }

  @Test
  void shouldComputeAloneWhatItComputesBesideOthersWhenPipelinesAndFailuresAreRandom() {
    for (long seed = 0; seed < 40; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final FailAt failures = FailAt.none();
      final int steps = 50 + random.nextInt(400);
      for (int i = random.nextInt(6); i > 0; i--) {
        failures.at(
            FailAt.Where.values()[random.nextInt(FailAt.Where.values().length)],
            random.nextInt(steps));
      }
      start(Pipelines.random(random), 2 + random.nextInt(2), failures);
      check(Scripts.random(random, 1 + random.nextInt(9), steps), "seed=" + seed);
    }
  }

  /** A record for all shards was counted once where it was fit, and by each where it was not. */
  @Test
  void shouldCountAMalformedRecordOnceWhenItIsToldToAllShards() {
    start(Pipelines.everything().build(), 3, FailAt.none());
    final FeedScript script = new FeedScript();
    script.bytes((byte) 'I', (byte) 127, (byte) 1, (byte) 1, (byte) 1, (byte) 'A');
    script.values("I0", 0, 1, 1);
    check(script, "malformed");
    assertEquals(1, whole.malformed());
  }
}
