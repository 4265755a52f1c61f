package io.millrace.engine.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.SampleRule;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.learning.endurance.AllocationMeter;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ticks whose time is out of proportion, through a whole pipeline. */
final class HeldTicksTest {
  private static final double NAN = Double.NaN;
  private static final double DAY = 86_400;

  private static TypedRun samples() {
    return new TypedRun(
        PipelineDefinition.builder()
            .feature("slow", "mean(v, window=20s)")
            .sample(SampleRule.time(TypedRun.S))
            .target(TargetDefinition.of("v"))
            .model(ModelDefinition.of("m", "rls", "ridge", "1e-6"))
            .build(),
        "v");
  }

  /** Raised whenever a quote is told or carried: shows the fields of each tick that is applied. */
  private static final PipelineDefinition QUOTES =
      PipelineDefinition.builder()
          .alert(AlertDefinition.of("bid_99", "bid == 99", ""))
          .alert(AlertDefinition.of("ask_3", "ask == 3", ""))
          .alert(AlertDefinition.of("wide", "mid == 51", ""))
          .build();

  private static TypedRun quotes() {
    final TypedRun run = new TypedRun(QUOTES, "bid", "ask");
    for (int i = 0; i < 20; i++) {
      run.values("A", i, 1, 2);
    }
    return run;
  }

  /** Without sequence and ordinal. */
  private static List<String> said(final TypedRun run) {
    return run.signals.stream().map(signal -> signal.substring(signal.indexOf(' '))).toList();
  }

  /** One wrong time ahead took 899 of 1,000 ticks to the next day. */
  @Test
  void shouldGiveEverySampleButThatOfTheWrongTime() {
    final TypedRun run = samples();
    final TypedRun without = samples();
    for (int i = 0; i < 1_000; i++) {
      run.values(i == 100 ? i + DAY : i, i % 7);
      if (i != 100) {
        without.values(i, i % 7);
      }
    }
    assertEquals(999, run.end().report().ticks());
    assertEquals(Map.of("time_jump", 1L), run.report().counts());
    assertEquals(said(without.end()), said(run));
    assertEquals(1_000, run.signals.size());
  }

  @Test
  void shouldComputeTheSameOverSessionsAsWithoutTheRule() {
    for (long seed = 1; seed <= 20; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final TypedRun run = samples();
      final TypedRun trusting = samples();
      double at = 0;
      for (int i = 0; i < 1_500; i++) {
        at += random.nextInt(100) == 0 ? random.nextInt(90_000) : random.nextInt(3);
        final double value = random.nextInt(50);
        run.values(at, value);
        // A clock that has come so far beforehand leaves no leap to doubt.
        trusting.time(at - 0.25).values(at, value);
      }
      run.values(at + 1, 1).end();
      trusting.values(at + 1, 1).end();
      assertEquals(said(trusting), said(run), "seed=" + seed);
      assertEquals(trusting.report().ticks(), run.report().ticks());
      assertEquals(null, run.report().counts().get("time_jump"));
    }
  }

  @Test
  void shouldApplyAHeldTickFirstAndNumberItsSignalsWithTheConfirmingRecord() {
    final TypedRun run = quotes();
    run.values(DAY, 99, NAN).values("B", 20, 1, 2).values(DAY + 1, NAN, 3);
    assertEquals(
        List.of(
            "24.0 A 86400.0 bid_99! ",
            "24.1 A 86401.0 bid_99! ",
            "24.2 A 86401.0 ask_3! ",
            "24.3 A 86401.0 wide! "),
        run.signals);
    run.values(DAY + 2, NAN, NAN);
    assertEquals(7, run.signals.size());
    assertEquals(24, run.report().ticks());
  }

  @Test
  void shouldCarryNothingFromATickThatIsDropped() {
    final TypedRun run = quotes();
    run.values(DAY, 99, NAN).values("B", 20, 1, 2).values(20, NAN, 3).values(21, NAN, NAN);
    assertEquals(List.of("24.0 A 20.0 ask_3! ", "25.0 A 21.0 ask_3! "), run.signals);
    assertEquals(Map.of("time_jump", 1L), run.report().counts());
  }

  @Test
  void shouldApplyAHeldTickWhenTheClockReachesItAndCarryItsQuotes() {
    final TypedRun run = quotes();
    run.values(DAY, 99, NAN).time(DAY - 1);
    assertEquals(List.of(), run.signals);
    run.time(DAY + 1).values(DAY + 2, NAN, 3);
    assertEquals(
        List.of(
            "22.0 A 86400.0 bid_99! ",
            "22.1 A 86402.0 bid_99! ",
            "22.2 A 86402.0 ask_3! ",
            "22.3 A 86402.0 wide! "),
        run.signals);
    assertEquals(22, run.report().ticks());
  }

  @Test
  void shouldNotApplyATickThatIsHeldAtTheEnd() {
    final TypedRun run = quotes();
    run.values(DAY, 99, NAN).end();
    assertEquals(20, run.report().ticks());
    assertEquals(Map.of("time_jump", 1L), run.report().counts());
    assertEquals(List.of(), run.signals);
  }

  /** Restarts in the middle of a hold, twice, and in both outcomes. */
  @Test
  void shouldGoOnFromAStateThatHoldsATick() {
    for (final double next : new double[] {DAY + 1, 21}) {
      final TypedRun whole = quotes();
      whole.values(DAY, 99, NAN).values("B", 20, 5, 6).values(next, NAN, 3);
      final List<String> signals = new ArrayList<>();
      TypedRun cut = quotes().values(DAY, 99, NAN);
      for (int restart = 0; restart < 2; restart++) {
        signals.addAll(cut.signals);
        final TypedRun restored = cut.restored(QUOTES);
        assertEquals(cut.digests(), restored.digests());
        cut = restored;
      }
      cut.values("B", 20, 5, 6).values(next, NAN, 3);
      signals.addAll(cut.signals);
      assertEquals(whole.signals, signals);
      assertEquals(whole.digests(), cut.digests());
      assertEquals(whole.report().ticks(), cut.report().ticks());
    }
  }

  @Test
  void shouldQuarantineAtTheRecordThatConfirmsWhenTheHeldTickFails() {
    final TypedRun run =
        new TypedRun(
            QUOTES,
            sequence -> {
              if (sequence == 22) {
                throw new IllegalStateException("no");
              }
            },
            "bid",
            "ask");
    for (int i = 0; i < 20; i++) {
      run.values("A", i, 1, 2);
    }
    run.values(DAY, 99, NAN).values(DAY + 1, NAN, 3).values(DAY + 2, NAN, 3);
    assertEquals(1, run.report().quarantines().size());
    assertEquals(22, run.report().quarantines().get(0).sequence());
    assertEquals(20, run.report().ticks());
  }

  /** Each burst begins with a tick that is held and confirmed, and drops one in its middle. */
  @Test
  void shouldAllocateNothingWhenTicksAreHeldAgainAndAgain() {
    final TypedRun run = quotes();
    final double[] quote = {1, 2};
    final double[] at = {20};
    final int[] bursts = new int[1];
    AllocationMeter.assertNothing(
        "held ticks",
        () -> {
          for (int burst = 0; burst < 50; burst++) {
            for (int i = 0; i < 2_000; i++) {
              final double wrong = i == 1_000 ? DAY : 0;
              run.record(run.encoder.values(0, Math.round((at[0] + wrong) * 1e9), quote));
              at[0] += 0.001;
            }
            at[0] += 20_000;
            bursts[0]++;
          }
        });
    assertEquals(bursts[0], run.report().counts().get("time_jump"));
    assertEquals(20 + bursts[0] * 1_999L, run.report().ticks());
  }
}
