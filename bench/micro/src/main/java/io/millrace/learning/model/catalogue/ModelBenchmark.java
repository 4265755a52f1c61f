package io.millrace.learning.model.catalogue;

import io.millrace.learning.model.Model;
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
 * Every model for numbers by its name and with its defaults, eight features: one predict, one learn
 * and the question whether all is finite, as the engine asks it. Models of models have linear ones
 * inside.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ModelBenchmark {
  private static final Object LINEAR = Map.of("type", "linear");
  private static final Map<String, Map<String, Object>> INSIDE =
      Map.of(
          "experts", Map.of("of", List.of(LINEAR, Map.of("type", "rls"))),
          "bagging", Map.of("of", LINEAR),
          "conformal", Map.of("of", LINEAR));

  /** Names as pipelines take them. */
  @Param({
    "linear",
    "rls",
    "pa",
    "bayesian_linear",
    "kalman",
    "knn",
    "fimt_dd",
    "amrules",
    "experts",
    "bagging",
    "adaptive_random_forest",
    "conformal"
  })
  String type;

  private BentSamples samples;
  private Model model;

  /** For JMH. */
  public ModelBenchmark() {}

  /** Draws the samples and makes the model. */
  @Setup(Level.Trial)
  public void draw() {
    samples = new BentSamples();
    final Settings settings = new Settings("models/" + type, INSIDE.getOrDefault(type, Map.of()));
    model = ModelCatalogue.create(new ModelDefinition(type, type, settings), BentSamples.FEATURES);
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
   * The model.
   *
   * @return its prediction
   */
  @Benchmark
  public double sample() {
    final int next = samples.next();
    final double prediction = model.issue(samples.x[next]);
    model.learn(samples.x[next], samples.y[next]);
    if (!model.isFinite() || !Double.isFinite(prediction)) {
      throw new IllegalStateException("not finite after sample " + next + ": " + prediction);
    }
    return prediction;
  }
}
