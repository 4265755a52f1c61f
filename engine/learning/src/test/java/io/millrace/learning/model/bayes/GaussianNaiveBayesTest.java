package io.millrace.learning.model.bayes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GaussianNaiveBayesTest {
  private static final double SMOOTHING = 0.01;

  private static Classifier bayes(final int features) {
    return ModelCatalogue.createClassifier(
        ModelDefinition.of("m", "naive_bayes", "smoothing", "" + SMOOTHING), features);
  }

  private static double variance(final List<double[]> rows, final int feature) {
    final double mean = mean(rows, feature);
    return rows.stream().mapToDouble(r -> (r[feature] - mean) * (r[feature] - mean)).sum()
        / rows.size();
  }

  private static double mean(final List<double[]> rows, final int feature) {
    return rows.stream().mapToDouble(r -> r[feature]).average().orElse(0);
  }

  /** Multiplies densities. */
  private static double[] twin(
      final List<List<double[]>> rows, final List<double[]> all, final double[] x) {
    final double[] likelihood = new double[3];
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      final List<double[]> own = rows.get(c);
      if (!own.isEmpty()) {
        likelihood[c] = own.size();
        for (int i = 0; i < x.length; i++) {
          final double v = variance(own, i) + SMOOTHING * variance(all, i);
          final double d = x[i] - mean(own, i);
          likelihood[c] *= StrictMath.exp(-d * d / v / 2) / Math.sqrt(2 * Math.PI * v);
        }
      }
      sum += likelihood[c];
    }
    for (int c = 0; c < 3; c++) {
      likelihood[c] /= sum;
    }
    return likelihood;
  }

  @Test
  void shouldFollowTheSlowTwin() {
    final Classifier classifier = bayes(2);
    final Random random = new Random(1);
    final List<double[]> all = new ArrayList<>();
    final List<List<double[]>> rows =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    final double[] probabilities = new double[3];
    for (int k = 0; k < 300; k++) {
      final int label = k < 20 ? 2 : random.nextInt(3);
      final double[] x = {random.nextGaussian() + label, 1e3 * random.nextGaussian() * (1 + label)};
      if (k > 2) {
        classifier.predict(x, probabilities);
        assertArrayEquals(twin(rows, all, x), probabilities, 1e-9, "seed 1, sample " + k);
      }
      classifier.learn(x, label);
      all.add(x);
      rows.get(label).add(x);
    }
  }

  @Test
  void shouldLeaveOutAFeatureThatNeverVaries() {
    final Classifier with = bayes(2);
    final Classifier without = bayes(1);
    final Random random = new Random(2);
    final double[] first = new double[2];
    final double[] second = new double[2];
    for (int k = 0; k < 100; k++) {
      final double value = random.nextGaussian() + (k & 1);
      with.predict(new double[] {value, 0.1}, first);
      without.predict(new double[] {value}, second);
      assertArrayEquals(second, first, "seed 2, sample " + k);
      with.learn(new double[] {value, 0.1}, k & 1);
      without.learn(new double[] {value}, k & 1);
    }
  }

  @Test
  void shouldStillAddUpToOneWhenThereAreManyTinyOrHugeFeatures() {
    for (final double scale : new double[] {1e-150, 1e-9, 1e9, 1e150}) {
      final int features = 400;
      final Classifier classifier = bayes(features);
      final Random random = new Random(3);
      final double[] probabilities = new double[2];
      int right = 0;
      for (int k = 0; k < 400; k++) {
        final double[] x = new double[features];
        for (int i = 0; i < features; i++) {
          x[i] = scale * (random.nextGaussian() + 0.3 * (k & 1));
        }
        classifier.predict(x, probabilities);
        assertEquals(1, probabilities[0] + probabilities[1], 1e-12, "scale " + scale);
        right += k >= 300 && probabilities[k & 1] > 0.5 ? 1 : 0;
        classifier.learn(x, k & 1);
      }
      assertTrue(right > 90, "scale " + scale + ": " + right);
    }
  }

  @Test
  void shouldGiveThePriorsWhenThereIsNoFeature() {
    final Classifier classifier = bayes(0);
    for (final int label : new int[] {1, 1, 0, 1}) {
      classifier.learn(new double[0], label);
    }
    final double[] probabilities = new double[2];
    classifier.predict(new double[0], probabilities);
    assertArrayEquals(new double[] {0.25, 0.75}, probabilities, 1e-15);
  }
}
