package io.millrace.engine.stage.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.stage.decode.TimeGate.Verdict;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.learning.state.StateBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The failure cases of decision 0039, one test each. Times are in seconds. */
final class TimeGateTest {
  private static final long S = 1_000_000_000L;
  private static final long DAY = 86_400;

  private final DataQualityCounters odd = new DataQualityCounters();
  private final TimeGate gate = new TimeGate(7 * DAY * S, true, odd);
  private final List<Long> admitted = new ArrayList<>();

  private Verdict judge(final long timeS) {
    final Verdict verdict = gate.judge(timeS * S);
    if (verdict == Verdict.CONFIRMED) {
      admitted.add(gate.heldNs() / S);
    }
    if (verdict == Verdict.CONFIRMED || verdict == Verdict.ADMITTED) {
      admitted.add(gate.timeNs() / S);
    }
    return verdict;
  }

  /** Judges times a second apart. */
  private void every(final long fromS, final long toS) {
    for (long at = fromS; at <= toS; at++) {
      judge(at);
    }
  }

  private void expect(final long jumps, final long backwards) {
    assertEquals(jumps, odd.get(DataQualityCounters.Kind.TIME_JUMP), "time_jump");
    assertEquals(backwards, odd.get(DataQualityCounters.Kind.TIME_BACKWARDS), "time_backwards");
  }

  private static List<Long> seconds(final long fromS, final long toS) {
    final List<Long> seconds = new ArrayList<>();
    for (long at = fromS; at <= toS; at++) {
      seconds.add(at);
    }
    return seconds;
  }

  @Test
  void shouldDropOneTimeAheadAndGoOnAsIfItHadNotCome() {
    every(1, 100);
    assertEquals(Verdict.HELD, judge(101 + DAY));
    every(102, 1_000);
    final List<Long> expected = seconds(1, 1_000);
    expected.remove(101L);
    assertEquals(expected, admitted);
    expect(1, 0);
  }

  @Test
  void shouldLoseNothingOverNightsWeekendsAndHolidays() {
    long at = 0;
    for (final long pause : new long[] {DAY * 2 / 3, 3 * DAY, 6 * DAY, 30 * DAY}) {
      every(at + 1, at + 300);
      at += 300 + pause;
    }
    every(at + 1, at + 10);
    assertEquals(1_210, admitted.size());
    expect(0, 0);
  }

  @Test
  void shouldStillDoubtAWrongTimeSoonAfterAWeekend() {
    every(1, 300);
    every(3 * DAY, 3 * DAY + 20);
    assertEquals(Verdict.HELD, judge(4 * DAY));
    assertEquals(Verdict.ADMITTED, judge(3 * DAY + 21));
    expect(1, 0);
  }

  /** Hours between ticks, at random: after a few every gap is in proportion. */
  @Test
  void shouldHoldFewTicksOfAnIlliquidInstrumentAndLoseNone() {
    final SplittableRandom random = new SplittableRandom(5);
    long at = 0;
    int holds = 0;
    for (int i = 0; i < 5_000; i++) {
      at += random.nextInt(20) == 0 ? random.nextInt(40_000) : random.nextInt(600);
      holds += judge(at) == Verdict.HELD ? 1 : 0;
    }
    judge(at + 1);
    assertEquals(5_001, admitted.size());
    assertEquals(0, holds);
    expect(0, 0);
  }

  /** A thousand ticks within a second, then minutes of silence, again and again. */
  @Test
  void shouldHoldTheFirstTickOfABurstUntilTheSecond() {
    int holds = 0;
    for (long burst = 0; burst < 50; burst++) {
      for (int i = 0; i < 10_000; i++) {
        final Verdict verdict = gate.judge(burst * 600 * S + i * 1_000L);
        holds += verdict == Verdict.HELD ? 1 : 0;
        assertTrue(verdict != Verdict.HELD || i == 0);
      }
    }
    assertEquals(49, holds);
    expect(0, 0);
  }

  @Test
  void shouldDropTwoWrongTimesThatDisagree() {
    every(1, 100);
    assertEquals(Verdict.HELD, judge(5 * DAY));
    assertEquals(Verdict.HELD, judge(DAY));
    every(103, 110);
    expect(2, 0);
    assertEquals(108, admitted.size());
  }

  /** The limit of the rule: two witnesses are believed, whatever they say. */
  @Test
  void shouldBelieveTwoWrongTimesOfWhichTheSecondIsLater() {
    every(1, 100);
    judge(DAY);
    assertEquals(Verdict.CONFIRMED, judge(2 * DAY));
    assertEquals(Verdict.ADMITTED, judge(103));
    assertEquals(2 * DAY, gate.timeNs() / S);
    expect(0, 1);
  }

  @Test
  void shouldRaiseTheTicksAfterAGatewayWhoseClockWasAheadForMany() {
    every(1, 100);
    every(DAY, DAY + 50);
    every(152, 160);
    assertEquals(DAY + 50, gate.timeNs() / S);
    expect(0, 9);
  }

  /** Nothing contradicts the first time; where it is wrong, what follows is raised to it. */
  @Test
  void shouldBelieveTheVeryFirstTime() {
    judge(DAY);
    every(1, 20);
    expect(0, 20);
    assertEquals(DAY, gate.timeNs() / S);
  }

  @Test
  void shouldRaiseTimesOfAClockSetBackUntilItHasCaughtUp() {
    every(1, 100);
    every(41, 110);
    expect(0, 59);
    assertEquals(110, gate.timeNs() / S);
  }

  @Test
  void shouldTellProportionOnlyAfterSixteenGaps() {
    every(1, TimeGate.WARM_UP);
    assertEquals(Verdict.ADMITTED, judge(DAY));
    expect(0, 0);
  }

  @Test
  void shouldConfirmAHeldTimeByOneThatComesALittleBefore() {
    every(1, 100);
    assertEquals(Verdict.HELD, judge(DAY));
    assertEquals(Verdict.CONFIRMED, judge(DAY - 10));
    assertEquals(List.of(DAY, DAY), admitted.subList(100, 102));
    expect(0, 1);
  }

  @Test
  void shouldDropAHeldTimeThatTheNextOneLeavesBehindByMoreThanTheHardBound() {
    every(1, 100);
    assertEquals(Verdict.HELD, judge(DAY));
    assertEquals(Verdict.HELD, judge(9 * DAY));
    assertEquals(Verdict.CONFIRMED, judge(9 * DAY + 1));
    expect(1, 0);
  }

  @Test
  void shouldDropAHeldTimeWhenOneComesFromThePast() {
    every(1, 100);
    judge(DAY);
    assertEquals(Verdict.ADMITTED, judge(50));
    assertEquals(100, gate.timeNs() / S);
    expect(1, 1);
  }

  @Test
  void shouldKeepWhatItHoldsWhenATimeCannotBeATime() {
    every(1, 100);
    judge(DAY);
    assertEquals(Verdict.REFUSED, gate.judge(Long.MAX_VALUE));
    assertEquals(Verdict.CONFIRMED, judge(DAY + 1));
    expect(1, 0);
  }

  @Test
  void shouldConfirmByAClockThatReachesTheHeldTime() {
    every(1, 100);
    judge(DAY);
    assertEquals(false, gate.moveTo((DAY - 1) * S));
    assertEquals(true, gate.moveTo((DAY + 5) * S));
    assertEquals((DAY + 5) * S, gate.timeNs());
    expect(0, 0);
  }

  @Test
  void shouldDropWhatIsHeldAtTheEnd() {
    every(1, 100);
    judge(DAY);
    gate.end();
    gate.end();
    expect(1, 0);
  }

  @Test
  void shouldNeverDoubtNumbersOfRecords() {
    final TimeGate numbers = new TimeGate(7 * DAY * S, false, odd);
    for (long at = 0; at < 40; at++) {
      assertEquals(Verdict.ADMITTED, numbers.judge(at * at * 10 * DAY * S));
    }
    expect(0, 0);
  }

  /** Random sessions without a wrong time: all are admitted, in order, at their own time. */
  @Test
  void shouldAdmitEveryTimeOfAnyRisingSequence() {
    for (long seed = 1; seed <= 200; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final DataQualityCounters counts = new DataQualityCounters();
      final TimeGate any = new TimeGate(7 * DAY * S, true, counts);
      long at = random.nextLong(1L << 40);
      final List<Long> told = new ArrayList<>();
      final List<Long> got = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        at += random.nextLong(1, 1L << random.nextInt(4, 50));
        told.add(at);
        final Verdict verdict = any.judge(at);
        if (verdict == Verdict.CONFIRMED) {
          got.add(any.heldNs());
        }
        if (verdict != Verdict.HELD) {
          got.add(any.timeNs());
        }
      }
      if (any.isHolding()) {
        got.add(at);
      }
      assertEquals(told, got, "seed=" + seed);
      assertEquals(0, counts.nonZero().size(), "seed=" + seed);
    }
  }

  @Test
  void shouldGoOnFromAStateInTheMiddleOfADoubt() {
    every(1, 100);
    judge(DAY);
    final StateBuffer state = new StateBuffer();
    state.write(gate);
    final TimeGate restored = new TimeGate(7 * DAY * S, true, odd);
    state.read(restored);
    assertEquals(0, state.remaining());
    assertEquals(Verdict.CONFIRMED, restored.judge((DAY + 1) * S));
    assertEquals(Verdict.HELD, restored.judge(5 * DAY * S));
    assertEquals(Verdict.ADMITTED, restored.judge((DAY + 2) * S));
    expect(1, 0);
  }
}
