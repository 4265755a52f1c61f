package io.millrace.engine.statistic.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.statistic.MomentKind;
import io.millrace.engine.statistic.Revertible;
import io.millrace.engine.statistic.Statistic;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RunningStatisticTest {
  private static final double[] WALK = {1, 3, 5, 4, 6, 8, 7, 9, 11};

  private static void assertOutputs(
      final double[] expected,
      final double tolerance,
      final Statistic statistic,
      final double[] in) {
    for (int i = 0; i < in.length; i++) {
      statistic.update(in[i], i);
      assertEquals(expected[i], statistic.get(), tolerance, "output " + i);
    }
  }

  @Test
  void shouldGiveThePublishedRowsWhenRunning() {
    assertOutputs(
        new double[] {-5, -4, -3, -2, -1, 0},
        0,
        new RunningSum(true),
        new double[] {-5, -3, -1, 1, 3, 5});
    assertOutputs(
        new double[] {0, 2, 1, 2.916666, 7.7, 12.566666},
        1e-6,
        new RunningMoments(MomentKind.VARIANCE),
        new double[] {3, 5, 4, 7, 10, 12});
  }

  @Test
  void shouldGiveThePublishedRowsWhenExponentiallyWeighted() {
    assertOutputs(
        new double[] {1, 2, 3.5, 3.75, 4.875, 6.4375, 6.71875, 7.859375, 9.4296875},
        0,
        new EwMoments(Decay.alpha(0.5), EwMoments.Kind.MEAN),
        WALK);
    assertOutputs(
        new double[] {
          0, 1, 2.75, 1.4375, 1.984375, 3.43359375, 1.7958984375, 2.198974609375, 3.56536865234375
        },
        0,
        new EwMoments(Decay.halfLife(1), EwMoments.Kind.VARIANCE),
        WALK);
  }

  @Test
  void shouldWeighByElapsedTimeWhenHalfLifeIsADuration() {
    final SplittableRandom random = new SplittableRandom(7);
    final EwMoments mean = new EwMoments(Decay.halfLifeNs(50), EwMoments.Kind.MEAN);
    final EwMoments variance = new EwMoments(Decay.halfLifeNs(50), EwMoments.Kind.VARIANCE);
    final double[] xs = new double[200];
    final long[] times = new long[200];
    long timeNs = 1_000;
    for (int i = 0; i < xs.length; i++) {
      timeNs += random.nextInt(3) == 0 ? random.nextInt(60) : 0;
      xs[i] = random.nextDouble();
      times[i] = timeNs;
      mean.update(xs[i], timeNs);
      variance.update(xs[i], timeNs);
      double weights = 0;
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        final double weight = StrictMath.pow(2, -(timeNs - times[j]) / 50.0);
        weights += weight;
        sum += weight * xs[j];
      }
      final double expected = sum / weights;
      double squares = 0;
      for (int j = 0; j <= i; j++) {
        squares +=
            StrictMath.pow(2, -(timeNs - times[j]) / 50.0)
                * (xs[j] - expected)
                * (xs[j] - expected);
      }
      assertEquals(expected, mean.get(), 1e-12, "i=" + i);
      assertEquals(squares / weights, variance.get(), 1e-12, "i=" + i);
    }
  }

  @Test
  void shouldStayFiniteWhenValuesAreHuge() {
    final List<Statistic> all =
        List.of(
            new RunningSum(false),
            new RunningSum(true),
            new RunningMoments(MomentKind.VARIANCE),
            new EwMoments(Decay.alpha(0.1), EwMoments.Kind.MEAN),
            new EwMoments(Decay.halfLifeNs(9), EwMoments.Kind.DEVIATION));
    for (final Statistic statistic : all) {
      for (int i = 0; i < 100; i++) {
        statistic.update(i % 3 == 0 ? 1 : (i % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE), i);
        assertTrue(Double.isFinite(statistic.get()), statistic.getClass() + " i=" + i);
      }
    }
  }

  @Test
  void shouldForgetAValueWhenItIsReverted() {
    final List<Revertible> all =
        List.of(
            new RunningCount(),
            new RunningSum(false),
            new RunningSum(true),
            new RunningMoments(MomentKind.VARIANCE),
            new RunningMoments(MomentKind.DEVIATION));
    for (final Revertible statistic : all) {
      final SplittableRandom random = new SplittableRandom(3);
      final double empty = statistic.get();
      statistic.update(5, 0);
      statistic.revert(5);
      assertEquals(empty, statistic.get(), 0);
      for (int i = 0; i < 200; i++) {
        statistic.update(100 + random.nextDouble(), i);
        final double before = statistic.get();
        statistic.update(random.nextDouble(), i);
        statistic.update(Double.NaN, i);
        statistic.revert(Double.NaN);
        final double x = 1e3 * random.nextDouble();
        statistic.update(x, i);
        statistic.revert(x);
        final double after = statistic.get();
        statistic.update(x, i);
        statistic.revert(x);
        assertEquals(after, statistic.get(), 1e-9 * Math.abs(after), statistic.getClass() + "");
        assertTrue(Double.isFinite(before));
      }
    }
    assertThrows(IllegalStateException.class, () -> new RunningSum(true).revert(1));
  }

  @Test
  void shouldBeExactWhenASmallSumHidesBehindALargeOne() {
    final RunningSum sum = new RunningSum(false);
    for (int i = 0; i < 1_000_000; i++) {
      sum.update(0.1, i);
    }
    assertEquals(new java.math.BigDecimal(0.1).movePointRight(6).doubleValue(), sum.get(), 0);
    final RunningSum spiked = new RunningSum(false);
    spiked.update(1e16, 0);
    spiked.update(1, 0);
    spiked.update(-1e16, 0);
    assertEquals(1, spiked.get(), 0);
  }
}
