package io.millrace.learning.model.leaf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ClassLeafTest {
  private static final int CLASSES = 2;

  private static double[] probabilities(
      final ClassLeaf.Kind kind, final double at, final double[][] samples) {
    final ClassLeaf leaf = new ClassLeaf(kind, 1, 4, CLASSES);
    final double[] block = new double[leaf.bins().end()];
    leaf.bins().setFeature(block, 0, 0);
    for (final double[] sample : samples) {
      leaf.learn(block, sample, (int) sample[1], 1);
    }
    final double[] probabilities = new double[CLASSES];
    leaf.predict(block, new double[] {at}, probabilities);
    return probabilities;
  }

  /**
   * Of three samples both were right on two. A forest's leaves are young: with the shares of the
   * classes in them it lost one sample in a hundred on Elec2.
   */
  @Test
  void shouldPredictByBayesWhenSharesWereRightAsOften() {
    final double[][] tied = {{0, 0}, {1, 0}, {10, 1}};
    final double[] adaptive = probabilities(ClassLeaf.Kind.ADAPTIVE, 10, tied);
    assertTrue(adaptive[1] > 0.99, "probability " + adaptive[1]);
    assertEquals(probabilities(ClassLeaf.Kind.BAYES, 10, tied)[1], adaptive[1]);
  }

  @Test
  void shouldPredictBySharesWhenTheyWereRightMoreOften() {
    // Naive Bayes takes the last one for the class that it lies near.
    final double[][] misleading = {{0, 0}, {1, 0}, {0, 0}, {1, 0}, {10, 1}, {10, 0}};
    final double[] adaptive = probabilities(ClassLeaf.Kind.ADAPTIVE, 10, misleading);
    assertEquals(1.0 / 6, adaptive[1]);
    assertTrue(probabilities(ClassLeaf.Kind.BAYES, 10, misleading)[1] > 0.2);
  }

  @Test
  void shouldPredictBySharesWhenTheLeafHasSeenNothingItself() {
    final ClassLeaf leaf = new ClassLeaf(ClassLeaf.Kind.ADAPTIVE, 1, 4, CLASSES);
    final double[] block = new double[leaf.bins().end()];
    leaf.expect(block, new double[] {1, 3});
    final double[] probabilities = new double[CLASSES];
    leaf.predict(block, new double[1], probabilities);
    assertEquals(0.75, probabilities[1]);
  }
}
