package io.millrace.learning.statistic.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.statistic.MomentKind;
import io.millrace.learning.statistic.Revertible;
import io.millrace.learning.statistic.Statistic;
import io.millrace.learning.statistic.WindowSpec;
import io.millrace.learning.statistic.aggregate.Aggregate.Second;
import io.millrace.learning.statistic.aggregate.PairMoments;
import io.millrace.learning.statistic.aggregate.RunningAggregate;
import io.millrace.learning.statistic.window.SlidingAggregate;
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
  void shouldGiveThePublishedRowOfCovariances() {
    final double[] xs = {-2.1, -1, 4.3};
    final double[] ys = {3, 1.1, 0.12};
    final double[] expected = {0, -1.044999, -4.286};
    final PairMoments covariance = new PairMoments(PairMoments.Kind.COVARIANCE, Second.VALUE);
    final RunningAggregate running = new RunningAggregate(covariance);
    final SlidingAggregate sliding = new SlidingAggregate(WindowSpec.count(3), covariance);
    sliding.update(1e9, -1e9, 0);
    sliding.update(7, 7, 0);
    for (int i = 0; i < xs.length; i++) {
      running.update(xs[i], ys[i], i);
      sliding.update(xs[i], ys[i], i);
      assertEquals(expected[i], running.get(), 1e-6, "i=" + i);
    }
    assertEquals(running.get(), sliding.get(), 1e-14);
  }

  @Test
  void shouldWeighPairsByElapsedTimeWhenHalfLifeIsADuration() {
    final SplittableRandom random = new SplittableRandom(8);
    final EwPairMoments covariance = new EwPairMoments(Decay.halfLifeNs(50), false);
    final EwPairMoments correlation = new EwPairMoments(Decay.halfLifeNs(50), true);
    final EwMoments score = new EwMoments(Decay.halfLifeNs(50), EwMoments.Kind.SCORE);
    final double[] xs = new double[150];
    final double[] ys = new double[150];
    final long[] times = new long[150];
    final double[] weights = new double[150];
    long timeNs = -400;
    for (int i = 0; i < xs.length; i++) {
      timeNs += random.nextInt(3) == 0 ? random.nextInt(60) : 0;
      xs[i] = 1e5 + random.nextDouble();
      ys[i] = random.nextInt(3) - 0.5 * xs[i];
      times[i] = timeNs;
      covariance.update(xs[i], ys[i], timeNs);
      correlation.update(xs[i], ys[i], timeNs);
      correlation.update(Double.NaN, 1, timeNs);
      score.update(xs[i], timeNs);
      double total = 0;
      for (int j = 0; j <= i; j++) {
        weights[j] = StrictMath.pow(2, -(timeNs - times[j]) / 50.0);
        total += weights[j];
      }
      final double xy = moment(weights, xs, ys, i + 1) / total;
      final double xx = moment(weights, xs, xs, i + 1) / total;
      final double yy = moment(weights, ys, ys, i + 1) / total;
      assertEquals(xy, covariance.get(), 1e-9, "i=" + i);
      if (i > 0) {
        assertEquals(xy / Math.sqrt(xx * yy), correlation.get(), 1e-7, "i=" + i);
        assertEquals(
            (xs[i] - mean(weights, xs, i + 1)) / Math.sqrt(xx), score.get(), 1e-6, "i=" + i);
      }
    }
  }

  private static double mean(final double[] weights, final double[] of, final int count) {
    double total = 0;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      total += weights[i];
      sum += weights[i] * (of[i] - of[0]);
    }
    return of[0] + sum / total;
  }

  private static double moment(
      final double[] weights, final double[] xs, final double[] ys, final int count) {
    final double meanX = mean(weights, xs, count);
    final double meanY = mean(weights, ys, count);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += weights[i] * (xs[i] - meanX) * (ys[i] - meanY);
    }
    return sum;
  }

  @Test
  void shouldTellEwPairsOfOneSeriesAsItsVariance() {
    final EwPairMoments pair = new EwPairMoments(Decay.alpha(0.5), false);
    final EwPairMoments correlation = new EwPairMoments(Decay.alpha(0.5), true);
    final EwMoments variance = new EwMoments(Decay.alpha(0.5), EwMoments.Kind.VARIANCE);
    for (final double x : WALK) {
      pair.update(x, x, 0);
      correlation.update(x, -x, 0);
      variance.update(x, 0);
      assertEquals(variance.get(), pair.get(), 0);
    }
    assertEquals(-1, correlation.get(), 1e-15);
    final EwMoments constant = new EwMoments(Decay.alpha(0.5), EwMoments.Kind.SCORE);
    constant.update(3, 0);
    constant.update(3, 0);
    assertTrue(Double.isNaN(constant.get()));
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

  /** As 1 - 2^(-1/values) the share was some percent off at the longest half-lives. */
  @Test
  void shouldKnowTheShareOfTheNewestValueWhenHalfLivesAreLong() {
    for (final double values : new double[] {1e3, 1e6, 1e9, 1e12, 1e15}) {
      // the next term of the series is no more felt
      final double z = StrictMath.log(2) / values;
      final double expected = z - z * z / 2 + z * z * z / 6 - z * z * z * z / 24;
      assertEquals(expected, Decay.halfLife(values).alpha(), 1e-12 * z, "values=" + values);
      final EwMoments mean = new EwMoments(Decay.halfLife(values), EwMoments.Kind.MEAN);
      mean.update(0, 0);
      mean.update(1e15, 1);
      assertEquals(expected * 1e15, mean.get(), 1e3 * z, "values=" + values);
    }
  }

  /** As 1 minus the share of the newest, what is left to the others had no digits any more. */
  @Test
  void shouldKeepDigitsWhenATimedHalfLifeSeesALongSilence() {
    for (final int halfLives : new int[] {1, 20, 40, 50, 60, 200}) {
      final EwMoments variance = new EwMoments(Decay.halfLifeNs(1_000), EwMoments.Kind.VARIANCE);
      final EwPairMoments covariance = new EwPairMoments(Decay.halfLifeNs(1_000), false);
      for (int i = 0; i < 2; i++) {
        variance.update(i * 2, i * 1_000L * halfLives);
        covariance.update(i * 2, i * -3, i * 1_000L * halfLives);
      }
      // two values with weights w and 1: d^2 w / (1 + w)^2
      final double w = StrictMath.pow(2, -halfLives);
      final double share = w / ((1 + w) * (1 + w));
      assertEquals(4 * share, variance.get(), 1e-13 * share, "halfLives=" + halfLives);
      assertEquals(-6 * share, covariance.get(), 1e-13 * share, "halfLives=" + halfLives);
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
