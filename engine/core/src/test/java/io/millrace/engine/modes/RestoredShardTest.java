package io.millrace.engine.modes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.DriftDefinition.Action;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.SampleRule;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.report.PipelineReport;
import io.millrace.engine.shard.Shard;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.typed.TypedDecoder;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateTransfer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A shard that goes on from a written state gives what one gives that was never restarted. */
final class RestoredShardTest {
  private static final long S = FeedScript.S;

  private static PipelinePlan plan(final PipelineDefinition definition) {
    return PipelinePlan.of(definition, new FieldNames(Pipelines.FIELDS, false));
  }

  @Test
  void shouldGoOnWithTheSameBitsWhenItIsRestoredAnywhere() {
    int quarantines = 0;
    for (long seed = 0; seed < 60; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final PipelineDefinition definition = Pipelines.random(random);
      final int steps = 60 + random.nextInt(300);
      final FailAt failures = FailAt.none();
      for (int i = random.nextInt(4); i > 0; i--) {
        final FailAt.Where[] all = FailAt.Where.values();
        failures.at(all[random.nextInt(all.length)], random.nextInt(steps));
      }
      final FeedScript script = Scripts.random(random, 1 + random.nextInt(6), steps);
      quarantines += compare(definition, script, failures, random, "seed=" + seed);
    }
    final int found = quarantines;
    assertTrue(found > 20, () -> "quarantines=" + found);
  }

  /** Returns how many instruments were in quarantine. */
  private static int compare(
      final PipelineDefinition definition,
      final FeedScript script,
      final FailAt failures,
      final SplittableRandom random,
      final String at) {
    final PipelinePlan plan = plan(definition);
    final Computed expected = new Computed();
    final Computed computed = new Computed();
    final Shard whole = Shard.create(plan, TypedDecoder::new, expected, failures);
    Shard shard = Shard.create(plan, TypedDecoder::new, computed, failures);
    for (final FeedScript.Step step : script.steps()) {
      if (random.nextInt(40) == 0) {
        shard = restored(restored(shard, plan, computed, failures), plan, computed, failures);
      }
      ModeRuns.give(whole, step);
      ModeRuns.give(shard, step);
    }
    assertEquals(expected.signals, computed.signals, at);
    assertEquals(text(definition, whole), text(definition, shard), at);
    final StateBuffer state = StateBuffer.of((StateTransfer out) -> whole.writeState(out));
    final Shard last = shard;
    final StateBuffer other = StateBuffer.of((StateTransfer out) -> last.writeState(out));
    assertArrayEquals(state.toBytes(), other.toBytes(), at);
    assertEquals(whole.digests().fold(), shard.digests().fold(), at);
    return whole.report().quarantines().size();
  }

  private static String text(final PipelineDefinition definition, final Shard shard) {
    return ReportText.of(PipelineReport.of(definition, List.of(shard.report())));
  }

  private static Shard restored(
      final Shard shard, final PipelinePlan plan, final Computed computed, final FailAt failures) {
    final StateBuffer state = StateBuffer.of((StateTransfer out) -> shard.writeState(out));
    final Shard next = Shard.create(plan, TypedDecoder::new, computed, failures);
    state.restore(next::readState);
    assertEquals(shard.digests().fold(), next.digests().fold());
    return next;
  }

  @Test
  void shouldRefuseTheStateOfAnotherPipelineAndNameBoth() {
    final PipelineDefinition definition = Pipelines.everything().build();
    final StateBuffer state = state(definition);
    final List<PipelineDefinition> others =
        List.of(
            Pipelines.everything().feature("more", "v").build(),
            Pipelines.everything().sample(SampleRule.EVERY_TICK).build(),
            Pipelines.everything().target(TargetDefinition.of("v + odd")).build(),
            Pipelines.everything().model(ModelDefinition.of("more", "rls")).build(),
            Pipelines.everything().drift(Pipelines.drift("more", "v", Action.ALERT)).build(),
            Pipelines.everything().anomaly(Pipelines.anomaly("more", "v")).build(),
            Pipelines.everything().alert(AlertDefinition.of("more", "v > 1", "")).build(),
            Pipelines.everything().instrument("I1").build(),
            Pipelines.everything().maxInstruments(7).build(),
            Pipelines.everything().maxWindow(50).build(),
            Pipelines.everything().maxJumpNs(61 * S).build(),
            Pipelines.everything().metricsAfter(4).build());
    for (final PipelineDefinition other : others) {
      assertRefused(definition, state, other);
    }
  }

  /** What a detector does was no part of the pipeline's digest. */
  @Test
  void shouldRefuseTheStateOfAPipelineWhoseDriftActsOtherwise() {
    for (final Action action : List.of(Action.RESET, Action.FREEZE, Action.RATE)) {
      assertRefused(acting(Action.ALERT), state(acting(Action.ALERT)), acting(action));
    }
  }

  private static PipelineDefinition acting(final Action action) {
    return PipelineDefinition.builder()
        .feature("v", "v")
        .target(TargetDefinition.of("size"))
        .model(ModelDefinition.of("m", "linear"))
        .drift(Pipelines.drift("d", "v", action))
        .build();
  }

  private static StateBuffer state(final PipelineDefinition definition) {
    final Shard shard = Shard.create(plan(definition), TypedDecoder::new, new Computed());
    return StateBuffer.of((StateTransfer out) -> shard.writeState(out));
  }

  private static void assertRefused(
      final PipelineDefinition definition,
      final StateBuffer state,
      final PipelineDefinition other) {
    final Shard shard = Shard.create(plan(other), TypedDecoder::new, new Computed());
    final String refused =
        assertThrows(
                IllegalStateException.class,
                () -> StateBuffer.of(state.toBytes()).restore(shard::readState))
            .getMessage();
    assertTrue(refused.contains("another pipeline"), refused);
    assertTrue(refused.contains(Long.toHexString(plan(definition).digest())), refused);
    assertTrue(refused.contains(Long.toHexString(plan(other).digest())), refused);
  }

  @Test
  void shouldRefuseAStateOfAnotherFormatAndNameBoth() {
    final PipelineDefinition definition = Pipelines.everything().build();
    final Shard shard = Shard.create(plan(definition), TypedDecoder::new, new Computed());
    final StateBuffer state = new StateBuffer();
    state.write(out -> out.transfer(9_999L));
    final String refused =
        assertThrows(IllegalStateException.class, () -> state.read(shard::readState)).getMessage();
    assertTrue(refused.contains("another format: 270f, this shard's is 1"), refused);
  }

  /** Names that are not UTF-8 look the same, and instruments without a tick take a number too. */
  @Test
  void shouldKnowInstrumentsAgainWhateverTheirNamesAreMadeOf() {
    final FeedScript script = new FeedScript();
    for (int number = 0; number < 4; number++) {
      script.bytes((byte) 'I', (byte) 0, (byte) 0, (byte) 0, (byte) number, (byte) (0xf0 + number));
    }
    for (int tick = 0; tick < 20; tick++) {
      script.tick(tick % 3, tick * S, tick, 1);
    }
    script.tick(3, 20 * S, 1, 1);
    final PipelineDefinition definition = Pipelines.everything().maxInstruments(3).build();
    for (long seed = 0; seed < 20; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      compare(definition, script, FailAt.none(), random, "seed=" + seed);
    }
  }

  @Test
  void shouldRefuseAStateWhenTheShardHasSeenRecords() {
    final PipelineDefinition definition = Pipelines.everything().build();
    final Shard shard = Shard.create(plan(definition), TypedDecoder::new, new Computed());
    final FeedScript script = new FeedScript().values("I0", 0, 1, 1);
    script.steps().forEach(step -> ModeRuns.give(shard, step));
    final StateBuffer state = state(definition);
    assertThrows(IllegalStateException.class, () -> state.read(shard::readState));
  }
}
