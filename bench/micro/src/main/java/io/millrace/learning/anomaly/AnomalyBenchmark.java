package io.millrace.learning.anomaly;

import io.millrace.learning.setting.Settings;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Every anomaly detector by its name and with its defaults, two features: one score and one learn.
 * Each must in the end score a sample far away above a usual one.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AnomalyBenchmark {
  private static final int SAMPLES = 1 << 13;

  /** Names as pipelines take them. */
  @Param({"half_space_trees", "ew_gaussian", "mad", "loda"})
  String type;

  private final double[][] x = new double[SAMPLES][2];
  private AnomalyDetector detector;
  private int next;

  /** For JMH. */
  public AnomalyBenchmark() {}

  /** Draws samples; the detector learns them once. */
  @Setup(Level.Trial)
  public void draw() {
    final SplittableRandom random = new SplittableRandom(17);
    for (int i = 0; i < SAMPLES; i++) {
      x[i][0] = random.nextGaussian();
      x[i][1] = 0.5 * x[i][0] + random.nextGaussian();
    }
    detector = AnomalyCatalogue.create(type, Settings.empty("anomaly/" + type), 2);
    for (final double[] sample : x) {
      detector.learn(sample);
    }
  }

  /** Fails where a sample far away is nothing unusual. */
  @TearDown(Level.Trial)
  public void check() {
    final double usual = detector.score(new double[] {0, 0});
    final double far = detector.score(new double[] {50, -50});
    if (!(far > usual)) {
      throw new IllegalStateException("scores: far=" + far + " usual=" + usual);
    }
  }

  /**
   * What walking through the samples costs.
   *
   * @return a number
   */
  @Benchmark
  public double baseline() {
    next = (next + 1) & (SAMPLES - 1);
    return x[next][0];
  }

  /**
   * The detector.
   *
   * @return its score
   */
  @Benchmark
  public double sample() {
    next = (next + 1) & (SAMPLES - 1);
    final double score = detector.score(x[next]);
    detector.learn(x[next]);
    return score;
  }
}
