package io.millrace.bench.peers;

import com.yahoo.labs.samoa.instances.Instance;
import io.millrace.engine.definition.ModelDefinition;
import io.millrace.engine.model.Model;
import io.millrace.engine.model.catalogue.ModelCatalogue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import moa.classifiers.functions.SGD;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Linear regression by stochastic gradient descent, squared loss, rate 0.01, eight features: one
 * predict and one learn. Both must end with a mean absolute error near the noise.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class LinearRegressionBenchmark {
  private static final int FEATURES = 8;
  private static final int SAMPLES = 4_096;
  private static final double NOISE = 0.1;

  private final double[][] x = new double[SAMPLES][FEATURES];
  private final double[] y = new double[SAMPLES];
  private Instance[] instances;
  private Model millrace;
  private SGD moa;
  private int next;
  private double error;
  private long samples;

  /** For JMH. */
  public LinearRegressionBenchmark() {}

  /** Draws samples of a linear law with noise. */
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
    millrace =
        ModelCatalogue.create(ModelDefinition.of("linear", "linear", "scale", "none"), FEATURES);
    moa = new SGD();
    moa.setLossFunction(2); // squared loss
    moa.setLearningRate(0.01);
    moa.setLambda(0);
    moa.prepareForUse();
    moa.setModelContext(MoaSamples.header(instances));
  }

  /** Begins the error anew for each iteration. */
  @Setup(Level.Iteration)
  public void begin() {
    error = 0;
    samples = 0;
  }

  /** Fails where the law was not found. */
  @TearDown(Level.Trial)
  public void check() {
    if (samples > SAMPLES && !(error / samples < 2 * NOISE)) {
      throw new IllegalStateException("mean absolute error " + error / samples);
    }
  }

  private int next() {
    next = (next + 1) % SAMPLES;
    return next;
  }

  private double count(final double prediction, final double label) {
    error += Math.abs(prediction - label);
    samples++;
    return prediction;
  }

  /**
   * What walking through the samples costs.
   *
   * @return a label
   */
  @Benchmark
  public double baseline() {
    final int i = next();
    return count(y[i], y[i]);
  }

  /**
   * Millrace.
   *
   * @return the prediction
   */
  @Benchmark
  public double millrace() {
    final int i = next();
    final double prediction = millrace.predict(x[i]);
    millrace.learn(x[i], y[i]);
    return count(prediction, y[i]);
  }

  /**
   * MOA.
   *
   * @return the prediction
   */
  @Benchmark
  public double moa() {
    final int i = next();
    final double[] votes = moa.getVotesForInstance(instances[i]);
    final double prediction = votes.length == 0 ? 0 : votes[0]; // none before the first sample
    moa.trainOnInstance(instances[i]);
    return count(prediction, y[i]);
  }
}
