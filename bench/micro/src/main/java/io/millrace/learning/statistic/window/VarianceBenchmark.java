package io.millrace.learning.statistic.window;

import io.millrace.learning.statistic.MomentKind;
import io.millrace.learning.statistic.Statistic;
import io.millrace.learning.statistic.WindowSpec;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Variance, told after each value: over the last thousand values beside all values so far by a bare
 * step of Welford's recurrence, which forgets nothing and checks nothing. Over a whole window of
 * values from the end both must agree with two plain passes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(VarianceBenchmark.VALUES)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class VarianceBenchmark {
  static final int VALUES = 4_096;
  private static final int WINDOW = 1_000;
  private static final double AGREED = 1e-9;

  private final double[] values = new double[VALUES];
  private final Statistic window =
      new SlidingMoments(WindowSpec.count(WINDOW), MomentKind.VARIANCE);
  private double ofWindow;
  private double ofAll;

  /** For JMH. */
  public VarianceBenchmark() {}

  /** Draws a price that walks. */
  @Setup(Level.Trial)
  public void draw() {
    final SplittableRandom random = new SplittableRandom(1962);
    double price = 100;
    for (int i = 0; i < VALUES; i++) {
      price += 0.01 * random.nextGaussian();
      values[i] = price;
    }
    ofWindow = plain(VALUES - WINDOW);
    ofAll = plain(0);
  }

  private double plain(final int from) {
    double sum = 0;
    for (int i = from; i < VALUES; i++) {
      sum += values[i];
    }
    final double mean = sum / (VALUES - from);
    double squares = 0;
    for (int i = from; i < VALUES; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return squares / (VALUES - from - 1);
  }

  private static void check(final double variance, final double expected) {
    if (!(Math.abs(variance - expected) <= AGREED * expected)) {
      throw new IllegalStateException("variance " + variance + ", not " + expected);
    }
  }

  /**
   * What walking through the values costs.
   *
   * @return their sum
   */
  @Benchmark
  public double baseline() {
    double sum = 0;
    for (final double value : values) {
      sum += value;
    }
    return sum;
  }

  /**
   * The statistic {@code var(x, n=1000)}.
   *
   * @return sum of the variances
   */
  @Benchmark
  public double window() {
    double sum = 0;
    for (int i = 0; i < VALUES; i++) {
      window.update(values[i], i);
      sum += window.get();
    }
    check(window.get(), ofWindow);
    return sum;
  }

  /**
   * Welford's recurrence.
   *
   * @return sum of the variances
   */
  @Benchmark
  public double welford() {
    double sum = 0;
    double mean = 0;
    double squares = 0;
    double variance = 0;
    for (int i = 0; i < VALUES; i++) {
      final double distance = values[i] - mean;
      mean += distance / (i + 1);
      squares += distance * (values[i] - mean);
      variance = i == 0 ? 0 : squares / i;
      sum += variance;
    }
    check(variance, ofAll);
    return sum;
  }
}
