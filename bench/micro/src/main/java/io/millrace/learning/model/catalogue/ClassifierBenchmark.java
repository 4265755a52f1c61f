package io.millrace.learning.model.catalogue;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.setting.Settings;
import java.util.List;
import java.util.Map;
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
 * Every classifier by its name and with its defaults, eight features and two classes: one predict,
 * one learn and the question whether all is finite, as the engine asks it. Models of models have
 * linear ones inside.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ClassifierBenchmark {
  private static final Object LINEAR = Map.of("type", "linear");
  private static final Map<String, Map<String, Object>> INSIDE =
      Map.of(
          "experts", Map.of("of", List.of(LINEAR, Map.of("type", "naive_bayes"))),
          "bagging", Map.of("of", LINEAR));

  /** Names as pipelines take them. */
  @Param({
    "linear",
    "pa",
    "knn",
    "naive_bayes",
    "softmax",
    "hoeffding_tree",
    "experts",
    "bagging",
    "adaptive_random_forest"
  })
  String type;

  private BentSamples samples;
  private final double[] probabilities = new double[2];
  private Classifier model;

  /** For JMH. */
  public ClassifierBenchmark() {}

  /** Draws the samples and makes the classifier. */
  @Setup(Level.Trial)
  public void draw() {
    samples = new BentSamples();
    final Settings settings = new Settings("models/" + type, INSIDE.getOrDefault(type, Map.of()));
    model =
        ModelCatalogue.createClassifier(
            new ModelDefinition(type, type, settings), BentSamples.FEATURES);
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
   * The classifier.
   *
   * @return what it holds class 1 for
   */
  @Benchmark
  public double sample() {
    final int next = samples.next();
    model.issue(samples.x[next], probabilities);
    model.learn(samples.x[next], samples.y[next] > 0 ? 1 : 0);
    final double sum = probabilities[0] + probabilities[1];
    if (!model.isFinite() || !(Math.abs(sum - 1) < 1e-9)) {
      throw new IllegalStateException("probabilities of sample " + next + " sum to " + sum);
    }
    return probabilities[1];
  }
}
