package io.millrace.learning.model.neighbour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnnTest {
  private static final int WINDOW = 30;
  private static final int NEAREST = 4;

  /** A sample, its label, and when it came. */
  private record Row(double[] x, double label, int time) {}

  private static ModelDefinition knn(final String scale) {
    return ModelDefinition.of("m", "knn", "k", "4", "window", "30", "scale", scale);
  }

  /** Sorts all rows of the window; of two at the same distance the newer is first. */
  private static List<Row> nearest(
      final List<Row> all, final double[] query, final boolean isScaled) {
    final List<Row> window =
        new ArrayList<>(all.subList(Math.max(0, all.size() - WINDOW), all.size()));
    final double[] factor = {1, 1};
    for (int i = 0; i < 2 && isScaled && !all.isEmpty(); i++) {
      final int feature = i;
      final double mean = all.stream().mapToDouble(r -> r.x[feature]).average().orElse(0);
      final double variance =
          all.stream().mapToDouble(r -> (r.x[feature] - mean) * (r.x[feature] - mean)).sum()
              / all.size();
      factor[i] = variance == 0 ? 0 : 1 / Math.sqrt(variance);
    }
    final Comparator<Row> byDistance =
        Comparator.comparingDouble(
            r ->
                Math.pow(factor[0] * (r.x[0] - query[0]), 2)
                    + Math.pow(factor[1] * (r.x[1] - query[1]), 2));
    window.sort(byDistance.thenComparing(Comparator.comparingInt(Row::time).reversed()));
    return window.subList(0, Math.min(NEAREST, window.size()));
  }

  /** On a grid without scaling, so that there are many ties, exact in both. */
  private static double[] sample(final Random random, final boolean isScaled) {
    return isScaled
        ? new double[] {random.nextGaussian(), 1000 * random.nextGaussian()}
        : new double[] {random.nextInt(4), random.nextInt(4)};
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldFollowTheSlowTwin(final boolean isScaled) {
    final ModelDefinition definition = knn(isScaled ? "standard" : "none");
    final Model model = ModelCatalogue.create(definition, 2);
    final Classifier classifier = ModelCatalogue.createClassifier(definition, 2);
    final Random random = new Random(1);
    final List<Row> rows = new ArrayList<>();
    for (int k = 0; k < 300; k++) {
      final double[] x = sample(random, isScaled);
      final List<Row> nearest = nearest(rows, x, isScaled);
      final String where = "seed 1, sample " + k;
      final double mean = nearest.stream().mapToDouble(Row::label).average().orElse(0);
      assertEquals(mean, model.predict(x), 1e-12, where);
      final double[] shares = new double[3];
      nearest.forEach(row -> shares[(int) row.label] += 1.0 / nearest.size());
      final double[] probabilities = new double[3];
      classifier.predict(x, probabilities);
      assertArrayEquals(
          k == 0 ? new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0} : shares, probabilities, 1e-12, where);
      final int label = random.nextInt(3);
      model.learn(x, label);
      classifier.learn(x, label);
      rows.add(new Row(x, label, k));
    }
  }

  @Test
  void shouldForgetAClassWhenItsSamplesHaveLeftTheWindow() {
    final Classifier classifier = ModelCatalogue.createClassifier(knn("none"), 1);
    classifier.learn(new double[] {0}, 1);
    for (int k = 0; k < WINDOW; k++) {
      classifier.learn(new double[] {9}, 0);
    }
    final double[] probabilities = new double[2];
    classifier.predict(new double[] {0}, probabilities);
    assertArrayEquals(new double[] {1, 0}, probabilities);
  }
}
