package io.millrace.engine.model.catalogue;

import io.millrace.engine.definition.ModelDefinition;
import io.millrace.engine.definition.Settings;
import io.millrace.engine.model.Classifier;
import java.util.List;
import java.util.Map;
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
  private static final int FEATURES = 8;
  private static final int SAMPLES = 1 << 13;
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

  private final double[][] x = new double[SAMPLES][FEATURES];
  private final int[] y = new int[SAMPLES];
  private final double[] probabilities = new double[2];
  private Classifier model;
  private int next;

  /** For JMH. */
  public ClassifierBenchmark() {}

  /** Draws samples whose border bends, with noise. */
  @Setup(Level.Trial)
  public void draw() {
    final SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < SAMPLES; i++) {
      for (int j = 0; j < FEATURES; j++) {
        x[i][j] = random.nextDouble(-1, 1);
      }
      y[i] = 3 * x[i][0] * x[i][1] + x[i][2] + random.nextDouble(-0.1, 0.1) > 0 ? 1 : 0;
    }
    final Settings settings = new Settings("models/" + type, INSIDE.getOrDefault(type, Map.of()));
    model = ModelCatalogue.createClassifier(new ModelDefinition(type, type, settings), FEATURES);
  }

  /**
   * What walking through the samples costs.
   *
   * @return a label
   */
  @Benchmark
  public double baseline() {
    next = (next + 1) & (SAMPLES - 1);
    return y[next] + x[next][0];
  }

  /**
   * The classifier.
   *
   * @return what it holds class 1 for
   */
  @Benchmark
  public double sample() {
    next = (next + 1) & (SAMPLES - 1);
    model.predict(x[next], probabilities);
    model.learn(x[next], y[next]);
    final double sum = probabilities[0] + probabilities[1];
    if (!model.isFinite() || !(Math.abs(sum - 1) < 1e-9)) {
      throw new IllegalStateException("probabilities of sample " + next + " sum to " + sum);
    }
    return probabilities[1];
  }
}
