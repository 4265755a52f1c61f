package io.millrace.engine.model.rls;

import io.millrace.engine.definition.ModelDefinition;
import io.millrace.engine.model.Model;
import io.millrace.engine.model.catalogue.ModelCatalogue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
 * Recursive least squares with eight regressors, no intercept: one predict and one learn. The twin
 * keeps the covariance as a full matrix, as textbooks have it, and starts anew before it has lost
 * its way. Both must have found the weights.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RlsBenchmark {
  private static final int REGRESSORS = 8;
  private static final int SAMPLES = 4_096;
  private static final double NEAR = 0.05;

  /** Samples after which the weights must be near. */
  private static final int LEARNED = 1_000;

  /** Samples after which the twin starts anew: it drifts, and after some millions it is NaN. */
  private static final int TEXTBOOK_LIFE = 100_000;

  private final double[][] x = new double[SAMPLES][REGRESSORS];
  private final double[] y = new double[SAMPLES];
  private final double[] truth = new double[REGRESSORS];
  private Model model;
  private TextbookRls textbook;
  private long textbookLearned;
  private long modelLearned;
  private int next;

  /** For JMH. */
  public RlsBenchmark() {}

  /** Draws samples of a linear law with a little noise. */
  @Setup(Level.Trial)
  public void draw() {
    final SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < REGRESSORS; i++) {
      truth[i] = random.nextDouble(-2, 2);
    }
    for (int i = 0; i < SAMPLES; i++) {
      for (int j = 0; j < REGRESSORS; j++) {
        x[i][j] = random.nextDouble(-1, 1);
        y[i] += truth[j] * x[i][j];
      }
      y[i] += random.nextDouble(-0.01, 0.01);
    }
    model =
        ModelCatalogue.create(
            ModelDefinition.of("rls", "rls", "forgetting", "0.9999", "intercept", "false"),
            REGRESSORS);
    textbook = new TextbookRls(REGRESSORS, 0.9999, 1e-6);
  }

  /** Fails where what has learned has not found the weights. */
  @TearDown(Level.Trial)
  public void check() {
    if (modelLearned > LEARNED) {
      check(model.weights());
    }
    if (textbookLearned > LEARNED) {
      check(textbook.weights());
    }
  }

  private void check(final double[] weights) {
    for (int i = 0; i < REGRESSORS; i++) {
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
   * The model.
   *
   * @return its prediction
   */
  @Benchmark
  public double ud() {
    modelLearned++;
    next = (next + 1) % SAMPLES;
    final double prediction = model.predict(x[next]);
    model.learn(x[next], y[next]);
    return prediction;
  }

  /**
   * The model as the engine runs it, which asks after each label whether all is finite.
   *
   * @return its prediction
   */
  @Benchmark
  public double checked() {
    final double prediction = ud();
    if (!model.isFinite()) {
      throw new IllegalStateException("not finite");
    }
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
