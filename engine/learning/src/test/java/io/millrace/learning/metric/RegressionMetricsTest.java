package io.millrace.learning.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.learning.endurance.AllocationMeter;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegressionMetricsTest {
  private static final double NONE = Double.NaN;

  @Test
  void shouldKnowNothingWhenThereIsNoSample() {
    final RegressionMetrics metrics = new RegressionMetrics();
    assertEquals(0, metrics.n());
    assertEquals(0, metrics.sse());
    assertEquals(NONE, metrics.mae());
    assertEquals(NONE, metrics.rmse());
    assertEquals(NONE, metrics.direction());
    assertEquals(NONE, metrics.maeSpreads());
    assertEquals(NONE, metrics.r2(new RegressionMetrics()));
  }

  @Test
  void shouldMeasureErrors() {
    final RegressionMetrics metrics = new RegressionMetrics();
    metrics.add(1, 4, 0, 2);
    metrics.add(6, 2, 0, NONE);
    assertEquals(2, metrics.n());
    assertEquals(3.5, metrics.mae());
    assertEquals(Math.sqrt(12.5), metrics.rmse());
    assertEquals(25, metrics.sse());
    assertEquals(1.5, metrics.maeSpreads());
  }

  @Test
  void shouldLeaveASampleOutOfSpreadsWhenItsSpreadIsNotPositive() {
    final RegressionMetrics metrics = new RegressionMetrics();
    metrics.add(0, 1, 0, 0);
    metrics.add(0, 1, 0, -1);
    metrics.add(0, 1, 0, Double.POSITIVE_INFINITY);
    assertEquals(NONE, metrics.maeSpreads());
    metrics.add(0, 1, 0, 0.5);
    assertEquals(2, metrics.maeSpreads());
  }

  @Test
  void shouldCountEqualSignsOfMoves() {
    final RegressionMetrics metrics = new RegressionMetrics();
    metrics.add(11, 12, 10, NONE);
    metrics.add(9, 12, 10, NONE);
    metrics.add(10, 12, 10, NONE);
    metrics.add(9, 8, 10, NONE);
    metrics.add(9, 10, 10, NONE);
    metrics.add(9, 10, NONE, NONE);
    assertEquals(2 / 4.0, metrics.direction());
    assertEquals(6, metrics.n());
  }

  @Test
  void shouldLeaveASampleOutWhenItIsNotFinite() {
    final RegressionMetrics metrics = new RegressionMetrics();
    metrics.add(1, 2, 0, 1);
    final long digest = StateDigest.of(metrics);
    metrics.add(NONE, 2, 0, 1);
    metrics.add(1, NONE, 0, 1);
    metrics.add(Double.POSITIVE_INFINITY, 1, 0, 1);
    metrics.add(1, Double.NEGATIVE_INFINITY, 0, 1);
    metrics.add(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 1);
    assertEquals(digest, StateDigest.of(metrics));
  }

  @Test
  void shouldCompareWithTheRunningMean() {
    final RegressionMetrics model = new RegressionMetrics();
    final RegressionMetrics mean = new RegressionMetrics();
    model.add(1, 2, 0, NONE);
    assertEquals(NONE, model.r2(mean));
    mean.add(0, 2, 0, NONE);
    assertEquals(0.75, model.r2(mean));
    assertEquals(0, mean.r2(mean));
  }

  @Test
  void shouldSayInfiniteWhenSquaresOverflow() {
    final RegressionMetrics metrics = new RegressionMetrics();
    metrics.add(1e200, 0, 0, NONE);
    metrics.add(1, 0, 0, NONE);
    assertEquals(Double.POSITIVE_INFINITY, metrics.rmse());
    assertEquals(5e199, metrics.mae());
  }

  @Test
  void shouldEqualOneOverAllSamplesWhenMerged() {
    final RegressionMetrics all = new RegressionMetrics();
    final RegressionMetrics merged = new RegressionMetrics();
    final Random random = new Random(3);
    for (int part = 0; part < 5; part++) {
      final RegressionMetrics one = new RegressionMetrics();
      for (int i = 0; i < 100; i++) {
        final double prediction = random.nextInt(100);
        final double label = random.nextInt(100);
        final double reference = random.nextInt(100);
        final double spread = random.nextInt(2) / 4.0;
        one.add(prediction, label, reference, spread);
        all.add(prediction, label, reference, spread);
      }
      merged.merge(one);
    }
    assertEquals(StateDigest.of(all), StateDigest.of(merged), "whole numbers add up exactly");
  }

  @Test
  void shouldKeepItsDigitsWhenSamplesAreMany() {
    final CompensatedSum sum = new CompensatedSum();
    double plain = 0;
    final int n = 20_000_000;
    for (int i = 0; i < n; i++) {
      sum.add(0.1);
      plain += 0.1;
    }
    final double exact =
        new BigDecimal(0.1).multiply(BigDecimal.valueOf(n), MathContext.DECIMAL128).doubleValue();
    assertEquals(exact, sum.value());
    // the plain sum is the twin that loses digits; were it as good, this test would show nothing
    assertEquals(exact, plain, 1);
    assertEquals(true, Math.abs(plain - exact) > 1e-4);
  }

  @Test
  void shouldGoOnAlikeWhenTheStateIsRestored() {
    final RegressionMetrics original = new RegressionMetrics();
    final RegressionMetrics copy = new RegressionMetrics();
    final Random random = new Random(9);
    addRandom(original, random, 100);
    final StateBuffer state = new StateBuffer();
    state.write(original);
    state.read(copy);
    assertEquals(0, state.remaining());
    addRandom(original, new Random(10), 100);
    addRandom(copy, new Random(10), 100);
    assertEquals(StateDigest.of(original), StateDigest.of(copy));
    assertEquals(original.mae(), copy.mae());
    assertEquals(original.direction(), copy.direction());
    assertEquals(original.maeSpreads(), copy.maeSpreads());
  }

  @Test
  void shouldAllocateNothing() {
    final RegressionMetrics metrics = new RegressionMetrics();
    AllocationMeter.assertNothing(
        "metrics",
        () -> {
          for (int i = 0; i < 20_000; i++) {
            metrics.add(i, i + 1, i - 1, 2);
          }
        });
  }

  private static void addRandom(
      final RegressionMetrics metrics, final Random random, final int count) {
    for (int i = 0; i < count; i++) {
      metrics.add(
          random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextDouble());
    }
  }
}
