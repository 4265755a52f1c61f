package io.millrace.learning.model.rls;

import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
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
 * Recursive least squares without an intercept: one predict and one learn. The model at its default
 * has no prior, with a ridge it keeps its covariance in UD form. The twin keeps the covariance as a
 * full matrix, as textbooks have it, and starts again before it has lost its way. All must have
 * found the weights.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RlsBenchmark {
  private static final int SAMPLES = 4_096;
  private static final double NEAR = 0.05;

  /** Samples after which the weights must be near. */
  private static final int LEARNED = 1_000;

  /** Samples after which the twin starts again: it drifts, and after some millions it is NaN. */
  private static final int TEXTBOOK_LIFE = 100_000;

  /** How many. */
  @Param({"1", "3", "8"})
  public int regressors;

  private final double[] y = new double[SAMPLES];
  private double[][] x;
  private double[] truth;
  private Model model;
  private Model withRidge;
  private TextbookRls textbook;
  private long textbookLearned;
  private long modelLearned;
  private long withRidgeLearned;
  private int next;

  /** For JMH. */
  public RlsBenchmark() {}

  /** Draws samples of a linear law with a little noise. */
  @Setup(Level.Trial)
  public void draw() {
    final SplittableRandom random = new SplittableRandom(8);
    x = new double[SAMPLES][regressors];
    truth = new double[regressors];
    for (int i = 0; i < regressors; i++) {
      truth[i] = random.nextDouble(-2, 2);
    }
    for (int i = 0; i < SAMPLES; i++) {
      for (int j = 0; j < regressors; j++) {
        x[i][j] = random.nextDouble(-1, 1);
        y[i] += truth[j] * x[i][j];
      }
      y[i] += random.nextDouble(-0.01, 0.01);
    }
    model = rls("ridge", "none");
    withRidge = rls("ridge", "1e-6");
    textbook = new TextbookRls(regressors, 0.9999, 1e-6);
  }

  private Model rls(final String key, final String value) {
    return ModelCatalogue.create(
        ModelDefinition.of("rls", "rls", "forgetting", "0.9999", "intercept", "false", key, value),
        regressors);
  }

  /** Fails where what has learned has not found the weights. */
  @TearDown(Level.Trial)
  public void check() {
    if (modelLearned > LEARNED) {
      check(model.weights());
    }
    if (withRidgeLearned > LEARNED) {
      check(withRidge.weights());
    }
    if (textbookLearned > LEARNED) {
      check(textbook.weights());
    }
  }

  private void check(final double[] weights) {
    for (int i = 0; i < regressors; i++) {
      if (!(Math.abs(weights[i] - truth[i]) < NEAR)) {
        throw new IllegalStateException("weight " + i + " is " + weights[i] + ", not " + truth[i]);
      }
    }
  }

  /**
   * What walking through the samples costs.
   *
   * @return a label
   */
  @Benchmark
  public double baseline() {
    next = (next + 1) % SAMPLES;
    return y[next] + x[next][0];
  }

  /**
   * The model at its default.
   *
   * @return its prediction
   */
  @Benchmark
  public double givens() {
    modelLearned++;
    next = (next + 1) % SAMPLES;
    final double prediction = model.predict(x[next]);
    model.learn(x[next], y[next]);
    return prediction;
  }

  /**
   * The model at its default as the engine runs it, which asks after each label whether all is
   * finite.
   *
   * @return its prediction
   */
  @Benchmark
  public double checked() {
    final double prediction = givens();
    if (!model.isFinite()) {
      throw new IllegalStateException("not finite");
    }
    return prediction;
  }

  /**
   * The model with a ridge.
   *
   * @return its prediction
   */
  @Benchmark
  public double ud() {
    withRidgeLearned++;
    next = (next + 1) % SAMPLES;
    final double prediction = withRidge.predict(x[next]);
    withRidge.learn(x[next], y[next]);
    return prediction;
  }

  /**
   * The twin.
   *
   * @return its prediction
   */
  @Benchmark
  public double textbook() {
    next = (next + 1) % SAMPLES;
    if (++textbookLearned == TEXTBOOK_LIFE) {
      check(textbook.weights());
      textbook.reset();
      textbookLearned = 0;
    }
    final double prediction = textbook.predict(x[next]);
    textbook.learn(x[next], y[next]);
    return prediction;
  }
}
