package io.millrace.engine.modes;

import io.millrace.engine.Engine;
import io.millrace.engine.EngineBuilder;
import io.millrace.engine.FaultyEngines;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.placement.Threading;
import io.millrace.engine.placement.ThreadsDefinition;
import io.millrace.engine.placement.ThreadsDefinition.Wait;
import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.report.PipelineReport;
import io.millrace.engine.shard.Shard;
import io.millrace.engine.stage.StageProbe;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.typed.TypedDecoder;
import java.util.List;
import java.util.SplittableRandom;

/** Runs a script on one shard, which is what every mode must give, and on engines of all modes. */
final class ModeRuns {
  /** Every mode, among them the smallest rings, so that full ones are waited for. */
  static final List<ThreadsDefinition> ALL =
      List.of(
          threads(Threading.INLINE, 1, Wait.AUTO, 8),
          threads(Threading.FUSED, 1, Wait.PARK, 8),
          threads(Threading.FUSED, 1, Wait.YIELD, 256),
          threads(Threading.DEDICATED, 1, Wait.PARK, 8),
          threads(Threading.DEDICATED, 1, Wait.YIELD, 256),
          threads(Threading.SHARDED, 1, Wait.PARK, 8),
          threads(Threading.SHARDED, 2, Wait.PARK, 8),
          threads(Threading.SHARDED, 2, Wait.YIELD, 16),
          threads(Threading.SHARDED, 3, Wait.PARK, 16),
          threads(Threading.SHARDED, 3, Wait.YIELD, 2_048));

  /** One of each mode, with rings that seldom fill: for many records. */
  static final List<ThreadsDefinition> ROOMY =
      List.of(
          threads(Threading.FUSED, 1, Wait.YIELD, 2_048),
          threads(Threading.DEDICATED, 1, Wait.YIELD, 2_048),
          threads(Threading.SHARDED, 2, Wait.YIELD, 2_048),
          threads(Threading.SHARDED, 3, Wait.PARK, 512));

  /** One of each mode, with rings that are always full: for many short scripts. */
  static final List<ThreadsDefinition> TIGHT =
      List.of(
          threads(Threading.FUSED, 1, Wait.YIELD, 8),
          threads(Threading.DEDICATED, 1, Wait.YIELD, 8),
          threads(Threading.SHARDED, 3, Wait.YIELD, 8));

  private final PipelineDefinition definition;
  private final PipelinePlan plan;
  private final StageProbe probe;
  private final long checkpointEvery;

  ModeRuns(
      final PipelineDefinition definition,
      final List<String> fields,
      final StageProbe probe,
      final long checkpointEvery) {
    this.definition = definition;
    this.plan = PipelinePlan.of(definition, new FieldNames(fields, false));
    this.probe = probe;
    this.checkpointEvery = checkpointEvery;
  }

  private static ThreadsDefinition threads(
      final Threading mode, final int shards, final Wait wait, final int ring) {
    return new ThreadsDefinition(mode, shards, wait, ring, List.of());
  }

  PipelinePlan plan() {
    return plan;
  }

  /** Plays to all modes and compares; returns what all have given. */
  Computed compare(final FeedScript script, final String at) {
    return compare(script, ALL, at);
  }

  Computed compare(final FeedScript script, final List<ThreadsDefinition> modes, final String at) {
    final Computed expected = direct(script);
    for (final ThreadsDefinition mode : modes) {
      expected.assertSame(engine(script, mode), at + " " + mode);
    }
    return expected;
  }

  /** Plays to one shard, without an engine. */
  Computed direct(final FeedScript script) {
    final Computed computed = new Computed();
    final Shard shard = Shard.create(plan, TypedDecoder::new, computed, probe);
    shard.source(FeedScript.SOURCE);
    for (final FeedScript.Step step : script.steps()) {
      if (step.kind() == FeedScript.Kind.DIGEST) {
        checkpoint(computed, shard, step.sequence(), true);
      } else {
        give(shard, step);
        final long next = step.sequence() + 1;
        if (step.kind() == FeedScript.Kind.RECORD && next % checkpointEvery == 0) {
          checkpoint(computed, shard, next, false);
        }
      }
    }
    computed.report = PipelineReport.of(definition, List.of(shard.report()));
    checkpoint(computed, shard, script.sequence(), true);
    return computed;
  }

  static void give(final Shard shard, final FeedScript.Step step) {
    switch (step.kind()) {
      case RECORD -> shard.record(step.sequence(), step.bytes(), 0, step.bytes().length, 0);
      case TIME -> shard.time(step.sequence(), step.value());
      case GAP -> shard.gap(step.value());
      case END -> shard.end(step.sequence());
      default -> {}
    }
  }

  private static void checkpoint(
      final Computed computed, final Shard shard, final long sequence, final boolean isLast) {
    computed.checkpoints.add(new Checkpoint(sequence, shard.digests().fold(), isLast));
  }

  /** Plays to an engine. */
  Computed engine(final FeedScript script, final ThreadsDefinition threads) {
    final Computed computed = new Computed();
    final EngineBuilder builder =
        FaultyEngines.builder(plan, computed, probe)
            .threads(threads)
            .checkpoints(computed.checkpoints::add, checkpointEvery);
    try (Engine engine = builder.start()) {
      script.play(engine, new SplittableRandom(script.sequence()));
      computed.report = engine.report();
    }
    return computed;
  }
}
