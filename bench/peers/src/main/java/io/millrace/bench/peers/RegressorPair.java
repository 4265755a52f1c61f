package io.millrace.bench.peers;

import com.yahoo.labs.samoa.instances.Instance;
import io.millrace.learning.model.Model;
import java.util.concurrent.TimeUnit;
import moa.classifiers.AbstractClassifier;
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
 * A model of Millrace and MOA's of the same paper on the same samples: one predict and one learn.
 * Both go through the stream from the first sample to the last and then start again, so that
 * neither is measured on a tree that has ended growing. Before anything is measured both are run
 * through it once: the mean absolute error of Millrace's predictions must not be above that of
 * MOA's.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class RegressorPair {
  /** Samples of a stream. */
  @Param("50000")
  int samples;

  private double[][] x;
  private double[] y;
  private Instance[] instances;
  private Model millrace;
  private AbstractClassifier moa;
  private double errorOfPass;
  private int next;
  private double error;
  private double lastError;

  /** For JMH. */
  protected RegressorPair() {}

  /**
   * @param features of a sample
   * @return Millrace's model, having seen nothing
   */
  abstract Model newMillrace(int features);

  /** {@return MOA's, before it is prepared for use} */
  abstract AbstractClassifier newMoa();

  /** Draws the stream and compares the errors. */
  @Setup(Level.Trial)
  public void draw() {
    final FriedmanStream stream = new FriedmanStream(samples);
    x = stream.x();
    y = stream.y();
    instances = MoaSamples.of(x, y);
    millrace = newMillrace(x[0].length);
    moa = newMoa();
    moa.prepareForUse();
    moa.setModelContext(MoaSamples.header(instances));
    double moaError = 0;
    for (int i = 0; i < samples; i++) {
      errorOfPass += Math.abs(millraceAt(i) - y[i]);
      moaError += Math.abs(moaAt(i) - y[i]);
    }
    System.out.printf(
        "# mean absolute error: millrace=%.4f moa=%.4f%n",
        errorOfPass / samples, moaError / samples);
    if (!(errorOfPass <= moaError)) {
      throw new IllegalStateException(
          "sum of absolute errors above MOA's: millrace=" + errorOfPass + " moa=" + moaError);
    }
    millrace.reset();
    moa.resetLearning();
  }

  /** Fails where a later pass of Millrace's model erred differently from the first. */
  @TearDown(Level.Trial)
  public void check() {
    // 0 before a whole pass, and in the runs of the others
    if (lastError != 0 && lastError != errorOfPass) {
      throw new IllegalStateException("errors: first=" + errorOfPass + " last=" + lastError);
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

  /**
   * What walking through the samples costs.
   *
   * @return a label
   */
  @Benchmark
  public double baseline() {
    if (next == samples) {
      next = 0;
    }
    final int i = next++;
    return y[i] + x[i][0];
  }

  /**
   * Millrace.
   *
   * @return the prediction
   */
  @Benchmark
  public double millrace() {
    if (next == samples) {
      next = 0;
      millrace.reset();
      lastError = error;
      error = 0;
    }
    final int i = next++;
    final double prediction = millraceAt(i);
    error += Math.abs(prediction - y[i]);
    return prediction;
  }

  /**
   * MOA.
   *
   * @return the prediction
   */
  @Benchmark
  public double moa() {
    if (next == samples) {
      next = 0;
      moa.resetLearning();
    }
    return moaAt(next++);
  }
}
