package io.millrace.learning.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ClassificationMetricsTest {
  private static final double[][] PROBABILITIES = {
    {0.9, 0.1}, {0.4, 0.6}, {0.2, 0.8}, {0.7, 0.3}, {0.35, 0.65}
  };
  private static final int[] LABELS = {0, 1, 0, 1, 1};

  @Test
  void shouldGiveTheFiguresOfFiveSamplesWorkedByHand() {
    final ClassificationMetrics metrics = new ClassificationMetrics();
    for (int i = 0; i < LABELS.length; i++) {
      add(metrics, PROBABILITIES[i], LABELS[i]);
    }
    assertEquals(0.6, metrics.accuracy(), 1e-15);
    assertEquals(2.0 * 2 / (3 + 3), metrics.f1(1), 1e-15);
    assertEquals(2.0 * 1 / (2 + 2), metrics.f1(0), 1e-15);
    final double loss = -StrictMath.log(0.9 * 0.6 * 0.2 * 0.3 * 0.65) / 5;
    assertEquals(loss, metrics.logLoss(), 1e-12);
    assertEquals(3.0 / 6, metrics.auc(), 1e-15);
    final double byChance = 0.4 * 0.4 + 0.6 * 0.6;
    assertEquals((0.6 - byChance) / (1 - byChance), metrics.kappa(), 1e-12);
  }

  @Test
  void shouldMeanF1OverTheClassesWhereThereAreThree() {
    final ClassificationMetrics metrics = new ClassificationMetrics();
    add(metrics, new double[] {1, 0, 0}, 0);
    add(metrics, new double[] {0, 1, 0}, 2);
    add(metrics, new double[] {0, 0, 1}, 2);
    assertEquals((1 + 0 + 2.0 * 1 / (1 + 2)) / 3, metrics.f1(1), 1e-15);
    assertTrue(Double.isNaN(metrics.auc()));
  }

  @Test
  void shouldAgreeWithEveryPairOnTheAreaUnderTheCurve() {
    final SplittableRandom random = new SplittableRandom(5);
    final ClassificationMetrics metrics = new ClassificationMetrics();
    final List<Double> positive = new ArrayList<>();
    final List<Double> negative = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      final int label = random.nextInt(2);
      final double score = 0.5 * random.nextDouble() + 0.3 * label;
      add(metrics, new double[] {1 - score, score}, label);
      (label == 1 ? positive : negative).add(score);
    }
    double pairs = 0;
    for (final double p : positive) {
      for (final double q : negative) {
        pairs += p > q ? 1 : p == q ? 0.5 : 0;
      }
    }
    assertEquals(pairs / positive.size() / negative.size(), metrics.auc(), 5e-4);
  }

  @Test
  void shouldGoOnAlikeAfterARoundTripAndMergeToTheSameFigures() {
    final ClassificationMetrics whole = new ClassificationMetrics();
    final ClassificationMetrics first = new ClassificationMetrics();
    final ClassificationMetrics second = new ClassificationMetrics();
    for (int i = 0; i < LABELS.length; i++) {
      add(whole, PROBABILITIES[i], LABELS[i]);
      add(i < 2 ? first : second, PROBABILITIES[i], LABELS[i]);
    }
    final StateBuffer state = new StateBuffer();
    state.write(first);
    final ClassificationMetrics restored = new ClassificationMetrics();
    state.read(restored);
    assertEquals(StateDigest.of(first), StateDigest.of(restored));
    restored.merge(second, new int[] {0, 1});
    assertEquals(whole.accuracy(), restored.accuracy());
    assertEquals(whole.auc(), restored.auc());
    assertEquals(whole.logLoss(), restored.logLoss(), 1e-12);
    assertEquals(whole.n(), restored.n());
  }

  /** Another one numbers its two classes the other way round; no score is merged in so few. */
  @Test
  void shouldMergeToTheSameFiguresWhenClassesHaveOtherNumbers() {
    final ClassificationMetrics whole = new ClassificationMetrics();
    final ClassificationMetrics first = new ClassificationMetrics();
    final ClassificationMetrics second = new ClassificationMetrics();
    final SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 400; i++) {
      final int label = random.nextInt(2);
      final double p = random.nextInt(64) / 64.0;
      final int predicted = p > 0.5 ? 1 : 0;
      whole.add(new double[] {1 - p, p}, predicted, label);
      if (i % 2 == 0) {
        first.add(new double[] {1 - p, p}, predicted, label);
      } else {
        second.add(new double[] {p, 1 - p}, 1 - predicted, 1 - label);
      }
    }
    first.merge(second, new int[] {1, 0});
    assertEquals(whole.accuracy(), first.accuracy());
    assertEquals(whole.auc(), first.auc(), 1e-12);
    assertEquals(whole.f1(1), first.f1(1));
    assertEquals(whole.kappa(), first.kappa());
    assertEquals(whole.logLoss(), first.logLoss(), 1e-12);
  }

  @Test
  void shouldPredictTheLastAndTheMostFrequentClass() {
    final ClassBaseline noChange = ClassBaseline.all().get(0);
    final ClassBaseline majority = ClassBaseline.all().get(1);
    for (final int label : new int[] {2, 1, 2, 0}) {
      noChange.learn(label);
      majority.learn(label);
    }
    final double[] probabilities = new double[3];
    noChange.predict(probabilities);
    assertEquals(0, ClassificationMetrics.mostProbable(probabilities));
    majority.predict(probabilities);
    assertEquals(2, ClassificationMetrics.mostProbable(probabilities));
  }

  private static void add(
      final ClassificationMetrics metrics, final double[] probabilities, final int label) {
    metrics.add(probabilities, ClassificationMetrics.mostProbable(probabilities), label);
  }
}
