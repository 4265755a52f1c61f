package io.millrace.bench.peers;

import com.yahoo.labs.samoa.instances.Instance;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.Settings;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import moa.classifiers.functions.SGD;
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
 * Linear regression by stochastic gradient descent, squared loss, eight features: one predict and
 * one learn. MOA's gradient is half of ours, so its rate is twice ours, and both make the same
 * steps: before anything is measured, their predictions must agree.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(LinearRegressionBenchmark.SAMPLES)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LinearRegressionBenchmark {
  static final int SAMPLES = 4_096;
  private static final int FEATURES = 8;
  private static final double NOISE = 0.1;
  private static final double RATE = 0.01;
  private static final double AGREED = 1e-9;

  private final double[][] x = new double[SAMPLES][FEATURES];
  private final double[] y = new double[SAMPLES];
  private Instance[] instances;
  private Model millrace;
  private SGD moa;

  /** For JMH. */
  public LinearRegressionBenchmark() {}

  /** Draws samples of a linear law with noise, and compares the predictions. */
  @Setup(Level.Trial)
  public void draw() {
    final SplittableRandom random = new SplittableRandom(4);
    final double[] truth = random.doubles(FEATURES, -2, 2).toArray();
    for (int i = 0; i < SAMPLES; i++) {
      y[i] = 1 + random.nextDouble(-NOISE, NOISE);
      for (int j = 0; j < FEATURES; j++) {
        x[i][j] = random.nextDouble(-1, 1);
        y[i] += truth[j] * x[i][j];
      }
    }
    instances = MoaSamples.of(x, y);
    final Map<String, Object> optimizer = Map.of("type", "sgd", "rate", String.valueOf(RATE / 2));
    final Settings settings =
        new Settings("models/linear", Map.of("scale", "none", "optimizer", optimizer));
    millrace = ModelCatalogue.create(new ModelDefinition("linear", "linear", settings), FEATURES);
    moa = new SGD();
    // by its options, which overrule its setters when it is prepared
    moa.lossFunctionOption.setChosenLabel("SQUAREDLOSS");
    moa.learningRateOption.setValue(RATE);
    moa.lambdaRegularizationOption.setValue(0);
    moa.prepareForUse();
    moa.setModelContext(MoaSamples.header(instances));
    compare();
  }

  private void compare() {
    for (int i = 0; i < 2 * SAMPLES; i++) {
      final double ours = millraceAt(i % SAMPLES);
      final double theirs = moaAt(i % SAMPLES);
      if (!(Math.abs(ours - theirs) <= AGREED)) {
        throw new IllegalStateException("sample " + i + ": millrace=" + ours + " moa=" + theirs);
      }
    }
  }

  private double millraceAt(final int i) {
    final double prediction = millrace.issue(x[i]);
    millrace.learn(x[i], y[i]);
    return prediction;
  }

  private double moaAt(final int i) {
    final double[] votes = moa.getVotesForInstance(instances[i]);
    moa.trainOnInstance(instances[i]);
    return votes.length == 0 ? 0 : votes[0]; // none before the first sample
  }

  private static double checked(final double error) {
    if (!(error / SAMPLES < NOISE)) {
      throw new IllegalStateException("mean absolute error " + error / SAMPLES);
    }
    return error;
  }

  /**
   * What walking through the samples costs.
   *
   * @return a sum
   */
  @Benchmark
  public double baseline() {
    double error = 0;
    for (int i = 0; i < SAMPLES; i++) {
      error += Math.abs(x[i][0] - y[i]);
    }
    return error;
  }

  /**
   * Millrace.
   *
   * @return sum of the absolute errors
   */
  @Benchmark
  public double millrace() {
    double error = 0;
    for (int i = 0; i < SAMPLES; i++) {
      error += Math.abs(millraceAt(i) - y[i]);
    }
    return checked(error);
  }

  /**
   * MOA.
   *
   * @return sum of the absolute errors
   */
  @Benchmark
  public double moa() {
    double error = 0;
    for (int i = 0; i < SAMPLES; i++) {
      error += Math.abs(moaAt(i) - y[i]);
    }
    return checked(error);
  }
}
