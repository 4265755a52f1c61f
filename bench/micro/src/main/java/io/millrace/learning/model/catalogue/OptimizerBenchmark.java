package io.millrace.learning.model.catalogue;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.Model;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@code linear} by each optimizer and with its scaler, eight features: one predict, one learn and
 * the question whether all is finite, for numbers and for classes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OptimizerBenchmark {
  /** Names as pipelines take them. */
  @Param({"normalized", "sgd", "momentum", "adagrad", "adam", "ftrl"})
  String optimizer;

  private BentSamples samples;
  private final double[] probabilities = new double[2];
  private Model model;
  private Classifier classifier;

  /** For JMH. */
  public OptimizerBenchmark() {}

  /** Draws the samples and makes the models. */
  @Setup(Level.Trial)
  public void draw() {
    samples = new BentSamples();
    final ModelDefinition definition =
        ModelDefinition.of("linear", "linear", "optimizer", optimizer);
    final ModelDefinition again = ModelDefinition.of("linear", "linear", "optimizer", optimizer);
    model = ModelCatalogue.create(definition, BentSamples.FEATURES);
    classifier = ModelCatalogue.createClassifier(again, BentSamples.FEATURES);
  }

  /**
   * What walking through the samples costs.
   *
   * @return a label
   */
  @Benchmark
  public double baseline() {
    final int next = samples.next();
    return samples.y[next] + samples.x[next][0];
  }

  /**
   * A number.
   *
   * @return its prediction
   */
  @Benchmark
  public double number() {
    final int next = samples.next();
    final double prediction = model.issue(samples.x[next]);
    model.learn(samples.x[next], samples.y[next]);
    if (!model.isFinite() || !Double.isFinite(prediction)) {
      throw new IllegalStateException("not finite after sample " + next + ": " + prediction);
    }
    return prediction;
  }

  /**
   * A class.
   *
   * @return what it holds class 1 for
   */
  @Benchmark
  public double ofClass() {
    final int next = samples.next();
    classifier.issue(samples.x[next], probabilities);
    classifier.learn(samples.x[next], samples.y[next] > 0 ? 1 : 0);
    if (!classifier.isFinite() || !(Math.abs(probabilities[0] + probabilities[1] - 1) < 1e-9)) {
      throw new IllegalStateException("no probabilities of sample " + next);
    }
    return probabilities[1];
  }
}
