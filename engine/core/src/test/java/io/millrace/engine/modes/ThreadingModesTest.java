package io.millrace.engine.modes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.definition.DriftDefinition.Action;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.SampleRule;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.definition.TargetDefinition.Change;
import io.millrace.engine.definition.TargetDefinition.Kind;
import io.millrace.engine.report.DriftRow;
import io.millrace.engine.stage.StageProbe;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every threading mode gives the signals, checkpoints and reports of one shard without threads. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ThreadingModesTest {
  private static final long S = FeedScript.S;

  private static ModeRuns runs(final PipelineDefinition definition) {
    return new ModeRuns(definition, Pipelines.FIELDS, StageProbe.NONE, 100);
  }

  private static FeedScript script(final long seed, final int instruments, final int steps) {
    return Scripts.random(new SplittableRandom(seed), instruments, steps);
  }

  @Test
  void shouldComputeTheSameWhenEverythingOccurs() {
    final Computed computed =
        runs(Pipelines.everything().build()).compare(script(1, 5, 2_500).end(), "everything");
    for (final String count : List.of("dropped", "time_jump", "time_backwards", "non_finite")) {
      assertTrue(computed.report.counts().containsKey(count), computed.report.counts()::toString);
    }
    assertEquals(10, computed.report.malformedFirst().size());
    assertTrue(computed.checkpoints.size() > 30, () -> "" + computed.checkpoints.size());
    computed.report.alerts().forEach((name, n) -> assertTrue(n > 5, name));
    for (final DriftRow row : computed.report.drift().values()) {
      assertTrue(row.count() > 5, computed.report.drift()::toString);
    }
  }

  @Test
  void shouldComputeTheSameOfManyInstruments() {
    final FeedScript script = new FeedScript();
    final SplittableRandom random = new SplittableRandom(2);
    long timeNs = 0;
    for (int i = 0; i < 1_500; i++) {
      timeNs += random.nextInt(20) == 0 ? S : 0;
      script.values("I" + i * 7 % 500, timeNs, random.nextInt(9), random.nextInt(3));
    }
    script.time(timeNs + 10 * S).end();
    final Computed computed =
        new ModeRuns(Pipelines.everything().build(), Pipelines.FIELDS, StageProbe.NONE, 2_000)
            .compare(script, ModeRuns.ROOMY, "500");
    assertEquals(500, computed.report.instruments());
  }

  @Test
  void shouldComputeTheSameWhenLabelsComeAfterTicks() {
    final Computed computed =
        runs(Pipelines.ticks().build()).compare(script(3, 3, 1_000), "after ticks");
    assertTrue(computed.report.samples() > 300, () -> "" + computed.report.samples());
  }

  @Test
  void shouldComputeTheSameWhenLabelsComeAtOnce() {
    final Computed computed =
        runs(Pipelines.atOnce().build()).compare(script(4, 3, 1_000), "at once");
    assertTrue(computed.report.samples() > 100, () -> "" + computed.report.samples());
  }

  @Test
  void shouldComputeTheSameWhenTheTargetIsAClass() {
    final List<TargetDefinition> targets =
        List.of(
            TargetDefinition.ofClass("floor(size)"),
            new TargetDefinition("v", 2 * S, 0, Change.DIFFERENCE, Kind.CLASS),
            new TargetDefinition("v", 0, 2, Change.DIFFERENCE, Kind.CLASS));
    for (final TargetDefinition target : targets) {
      final Computed computed =
          runs(Pipelines.classes(target, SampleRule.EVERY_TICK).build())
              .compare(script(5, 5, 800), target.toString());
      assertTrue(
          computed.report.rows().stream()
              .anyMatch(row -> row.instrument().equals("*") && row.classNames().size() >= 3),
          target::toString);
    }
  }

  /** Each label of a tick may reset the model, or stop it, before the tick's next label. */
  @Test
  void shouldComputeTheSameWhenADriftActsBetweenTwoLabelsOfATick() {
    final FeedScript script = new FeedScript();
    final SplittableRandom random = new SplittableRandom(6);
    long timeNs = 0;
    for (int i = 0; i < 60; i++) {
      for (int tick = 0; tick < 12; tick++) {
        timeNs += S / 4;
        script.values("I" + tick % 3, timeNs, random.nextInt(40) * (i % 5), random.nextInt(5));
      }
      timeNs += 8 * S;
      script.values("I" + i % 3, timeNs, 3, 1);
    }
    final Computed computed =
        runs(Pipelines.everything().sample(SampleRule.EVERY_TICK).build())
            .compare(script, "between");
    assertTrue(
        computed.signals.stream()
                .filter(
                    line -> line.contains(" ! drift: reset") || line.contains(" ! drift: freeze"))
                .count()
            > 20,
        () -> "" + computed.report.drift());
  }

  @Test
  void shouldComputeTheSameWhenTimeClosesBoundariesAndConfirmsTicksOfManyInstruments() {
    final FeedScript script = new FeedScript();
    for (int round = 0; round < 6; round++) {
      final long start = round * 1_000 * S;
      for (int i = 0; i < 200; i++) {
        script.values("I" + i % 20, start + i * S / 10, (i * 7 + round) % 11, 1 + i % 3);
      }
      for (int i = 0; i < 20; i += 1 + round) {
        script.values("I" + i, start + 900 * S, i, 2); // doubted
      }
      script.time(start + 30 * S).digest().time(start + 901 * S).digest();
    }
    final Computed computed = runs(Pipelines.everything().build()).compare(script.end(), "time");
    assertTrue(computed.report.ticks() > 1_200, () -> "" + computed.report.ticks());
  }

  @Test
  void shouldComputeTheSameWhenMoreLabelsWaitThanThereIsRoomFor() {
    final Computed computed =
        runs(Pipelines.everything()
                .sample(SampleRule.EVERY_TICK)
                .maxWindow(5)
                .target(new TargetDefinition("v", 30 * S, 0, Change.LEVEL))
                .build())
            .compare(script(7, 3, 800), "withdrawn");
    assertTrue(computed.report.unlabelled() > 40, () -> "" + computed.report.unlabelled());
    assertTrue(computed.report.counts().get("overflow") > 40, computed.report.counts()::toString);
  }

  /** The first tick after the pause makes all of them due. */
  @Test
  void shouldComputeTheSameWhenAPauseMakesManyLabelsDueAtOneTick() {
    final FeedScript script = new FeedScript();
    final int ticks = 100_000;
    for (int i = -20; i < 0; i++) {
      script.values("A", i * 40 * S, i, 1).values("B", i * 40 * S, i, 1);
    }
    for (int i = 0; i < ticks; i++) {
      script.values(i % 50 == 0 ? "B" : "A", i * 1_000L, i % 17, i % 5);
    }
    for (int i = 200; i < 203; i++) { // the second one confirms that time has leapt
      script.values("A", i * S, 1, 1).values("B", i * S, 1, 1);
    }
    script.end();
    final Computed computed =
        new ModeRuns(
                PipelineDefinition.builder()
                    .feature("v", "v")
                    .target(new TargetDefinition("size", 100 * S, 0, Change.DIFFERENCE))
                    .model(ModelDefinition.of("m", "rls"))
                    .drift(Pipelines.drift("again", "error(m)", Action.RESET))
                    .build(),
                Pipelines.FIELDS,
                StageProbe.NONE,
                40_000)
            .compare(script, ModeRuns.ROOMY, "pause");
    final long learned =
        computed.report.rows().stream()
            .filter(row -> row.instrument().equals("*") && row.name().equals("m"))
            .mapToLong(row -> row.metrics().n())
            .sum();
    assertTrue(learned > ticks, () -> "learned=" + learned);
    assertTrue(computed.alertsNamed("again") > 100, () -> "" + computed.alertsNamed("again"));
  }

  @Test
  void shouldComputeTheSameWhenPipelinesAndFeedsAreRandom() {
    for (long seed = 0; seed < 12; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final PipelineDefinition definition = Pipelines.random(random);
      final FeedScript script =
          Scripts.random(random, 1 + random.nextInt(9), 50 + random.nextInt(300));
      new ModeRuns(definition, Pipelines.FIELDS, StageProbe.NONE, 1 + random.nextInt(90))
          .compare(script, "seed=" + seed);
    }
  }
}
