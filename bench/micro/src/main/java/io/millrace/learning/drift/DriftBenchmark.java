package io.millrace.learning.drift;

import io.millrace.learning.setting.Settings;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Every drift detector by its name and with its defaults, on errors of a classifier whose share of
 * errors steps up in the middle; each must have detected something in a pass from the start.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(DriftBenchmark.VALUES)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DriftBenchmark {
  static final int VALUES = 1 << 14;

  /** Names as pipelines take them. */
  @Param({"adwin", "page_hinkley", "ddm", "eddm", "hddm_a", "hddm_w", "kswin"})
  String type;

  private final double[] errors = new double[VALUES];
  private DriftDetector detector;

  /** For JMH. */
  public DriftBenchmark() {}

  /** Draws the errors. */
  @Setup(Level.Trial)
  public void draw() {
    final SplittableRandom random = new SplittableRandom(13);
    for (int i = 0; i < VALUES; i++) {
      errors[i] = random.nextDouble() < (2 * i < VALUES ? 0.1 : 0.6) ? 1 : 0;
    }
    detector = DriftCatalogue.create(type, Settings.empty("drift/" + type));
  }

  /**
   * What walking through the values costs.
   *
   * @return their sum
   */
  @Benchmark
  public double baseline() {
    double sum = 0;
    for (final double error : errors) {
      sum += error;
    }
    return sum;
  }

  /**
   * The detector.
   *
   * @return how many drifts it has detected
   */
  @Benchmark
  public int update() {
    detector.reset();
    int drifts = 0;
    for (final double error : errors) {
      drifts += detector.update(error) ? 1 : 0;
    }
    if (drifts == 0) {
      throw new IllegalStateException("no drift detected");
    }
    return drifts;
  }
}
