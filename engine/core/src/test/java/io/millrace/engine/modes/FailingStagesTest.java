package io.millrace.engine.modes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.SampleRule;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.definition.TargetDefinition.Change;
import io.millrace.engine.definition.TargetDefinition.Kind;
import io.millrace.engine.placement.ThreadsDefinition;
import io.millrace.engine.report.Quarantine;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A stage that fails puts the same instrument in quarantine at the same sequence in every mode,
 * however far the stages before it have come.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FailingStagesTest {
  private static final long S = FeedScript.S;
  private static final int ROUNDS = 60;

  /** Sequences of the control events, which are those of the next record. */
  private static final int TIME_AT = 5 + 31 * 5;

  private static final int END_AT = 5 + ROUNDS * 5;

  /**
   * Five ticks a second of five instruments; the n-th tick of instrument i is record 5n + 5 + i.
   */
  private static FeedScript rounds() {
    final FeedScript script = new FeedScript();
    final SplittableRandom random = new SplittableRandom(9);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < 5; i++) {
        script.values("I" + i, round * S, random.nextInt(30), 1 + random.nextInt(4));
      }
      if (round == 30) {
        script.time(35 * S).digest();
      }
    }
    return script.end();
  }

  private static Computed compare(final FailAt failures) {
    return compare(failures, ModeRuns.ALL);
  }

  private static Computed compare(final FailAt failures, final List<ThreadsDefinition> modes) {
    return new ModeRuns(Pipelines.everything().build(), Pipelines.FIELDS, failures, 17)
        .compare(rounds(), modes, failures.toString());
  }

  @Test
  void shouldQuarantineInEveryModeWhicheverStageFails() {
    for (final FailAt.Where where :
        List.of(FailAt.Where.DECODE, FailAt.Where.STATISTICS, FailAt.Where.LEARNING)) {
      final Computed computed =
          compare(FailAt.none().at(where, 1).at(where, 81).at(where, 82).at(where, 203));
      assertEquals(4, computed.report.quarantines().size(), where::toString);
      assertEquals(1, computed.report.instruments(), where::toString);
      assertEquals(4, computed.alertsNamed("quarantined"), where::toString);
      assertTrue(computed.report.counts().get("quarantined") > 100, where::toString);
    }
  }

  /** Of one instrument, the later stage at an earlier record: earlier stages are ahead of it. */
  @Test
  void shouldKeepTheFirstFailureOfAnInstrumentWhenSeveralStagesFail() {
    final FailAt.Where[] stages = {
      FailAt.Where.LEARNING, FailAt.Where.STATISTICS, FailAt.Where.DECODE
    };
    for (final FailAt.Where first : stages) {
      for (final FailAt.Where second : stages) {
        for (int later = 0; later <= 5; later += 5) {
          final FailAt failures =
              FailAt.none().at(first, 80).at(second, 80 + later).at(stages[2], 95).at(first, 102);
          final Computed computed = compare(failures, ModeRuns.TIGHT);
          final List<Quarantine> found = computed.report.quarantines();
          assertEquals(2, found.size(), failures::toString);
          assertEquals(80, found.get(0).sequence(), failures::toString);
          final FailAt.Where told = later > 0 ? first : earlier(first, second);
          assertTrue(found.get(0).reason().contains(told.toString()), found::toString);
        }
      }
    }
  }

  private static FailAt.Where earlier(final FailAt.Where one, final FailAt.Where other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Test
  void shouldQuarantineInEveryModeWhenAStageFailsWhileTimePassesOrAtTheEnd() {
    for (final FailAt.Where where :
        List.of(FailAt.Where.MOVING, FailAt.Where.LABEL, FailAt.Where.SAMPLE)) {
      final Computed computed =
          compare(FailAt.none().at(where, TIME_AT, 1).at(where, TIME_AT, 3).at(where, END_AT, 0));
      final TreeSet<Long> at = new TreeSet<>();
      computed.report.quarantines().forEach(one -> at.add(one.sequence()));
      assertTrue(at.contains((long) TIME_AT), () -> where + " " + computed.report.quarantines());
      assertTrue(
          where == FailAt.Where.LABEL || at.contains((long) END_AT),
          () -> where + " " + computed.report.quarantines());
    }
  }

  /** What the direct calls of one mode let through must not stop another one. */
  @Test
  void shouldQuarantineInEveryModeWhenSamplesAreWithdrawnOrGivenUp() {
    final PipelineDefinition narrow =
        Pipelines.classes(
                new TargetDefinition("v", 30 * S, 0, Change.LEVEL, Kind.CLASS),
                SampleRule.EVERY_TICK)
            .maxWindow(4)
            .build();
    for (final FailAt.Where where : List.of(FailAt.Where.WITHDRAW, FailAt.Where.ABANDON)) {
      final FailAt failures = FailAt.none();
      for (int sequence = 0; sequence <= END_AT; sequence++) {
        failures.at(where, sequence, 2);
      }
      final FeedScript script = new FeedScript();
      for (int i = 0; i < 120; i++) {
        script.values("I" + i % 4, i * S / 40, i % 9, 1);
      }
      final Computed computed =
          new ModeRuns(narrow, Pipelines.FIELDS, failures, 17)
              .compare(script.end(), where.toString());
      assertEquals(1, computed.report.quarantines().size(), where::toString);
      assertEquals("I2", computed.report.quarantines().get(0).instrument(), where::toString);
    }
  }

  @Test
  void shouldQuarantineInEveryModeWhenFailuresAreRandom() {
    for (long seed = 0; seed < 12; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final PipelineDefinition definition = Pipelines.random(random);
      final FeedScript script = Scripts.random(random, 1 + random.nextInt(6), 150);
      final FailAt failures = FailAt.none();
      for (int i = random.nextInt(1, 8); i > 0; i--) {
        failures.at(
            FailAt.Where.values()[random.nextInt(FailAt.Where.values().length)],
            random.nextLong(script.sequence() + 1),
            random.nextInt(-1, 6));
      }
      new ModeRuns(definition, Pipelines.FIELDS, failures, 1 + random.nextInt(40))
          .compare(script, "seed=" + seed + " " + failures);
    }
  }

  /** Quarantines are told in the order of the records that they began at, as alerts are. */
  @Test
  void shouldTellQuarantinesInOneOrderWhenOneControlEventBeginsSeveral() {
    final FailAt failures = FailAt.none().at(FailAt.Where.MOVING, TIME_AT, -1);
    final Computed computed = compare(failures);
    final List<String> names = new ArrayList<>();
    computed.report.quarantines().forEach(one -> names.add(one.instrument()));
    assertEquals(List.of("I0", "I1", "I2", "I3", "I4"), names);
  }
}
