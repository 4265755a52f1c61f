package io.millrace.learning.model.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.model.Classifier;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoeffdingTreeModelTest {
  private static HoeffdingTreeModel tree(final int features, final Map<String, Object> parameters) {
    return (HoeffdingTreeModel) Prequential.classifier("hoeffding_tree", features, parameters);
  }

  /** One label in ten is noise: 0.9 is the best there is. */
  @Test
  void shouldFollowTheSeaConceptsWhenTheyChange() {
    final double accuracy = Prequential.accuracy(tree(3, Map.of()), Streams.sea(40_000, 1));
    assertTrue(accuracy > 0.84, "accuracy " + accuracy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"adaptive", "bayes", "majority"})
  void shouldSplitWhereTheClassChangesWhenThatIsASquare(final String leaf) {
    final HoeffdingTreeModel tree = tree(2, Map.of("leaf", leaf));
    final Random random = new Random(2);
    final double[][] rows = new double[30_000][];
    for (int k = 0; k < rows.length; k++) {
      final double a = random.nextDouble();
      final double b = random.nextDouble();
      rows[k] = new double[] {a, b, a > 0.4 && b <= 0.7 ? 1 : 0};
    }
    final double accuracy = Prequential.accuracy(tree, rows);
    assertTrue(accuracy > 0.97, leaf + " " + accuracy);
    assertTrue(tree.size() >= 5, "size " + tree.size());
  }

  @Test
  void shouldKeepWhatItKnowsWhenNewClassesCome() {
    final HoeffdingTreeModel tree = tree(1, Map.of());
    final double[] probabilities = new double[12];
    for (int k = 0; k < 40_000; k++) {
      // Each class has an interval of its own; they come one after the other, then all together.
      final int label = k < 8000 ? k / 1000 : k % 8;
      tree.learn(new double[] {label + k % 97 / 97.0}, label);
    }
    for (int label = 0; label < 8; label++) {
      tree.predict(new double[] {label + 0.5}, probabilities);
      assertTrue(probabilities[label] > 0.9, label + ": " + probabilities[label]);
      assertEquals(0, probabilities[11]);
    }
  }

  @Test
  void shouldGiveAllClassesTheSameWhenItKnowsNone() {
    final Classifier tree = tree(2, Map.of());
    final double[] probabilities = new double[4];
    tree.predict(new double[2], probabilities);
    assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25}, probabilities);
  }

  @Test
  void shouldSayThatItReachedItsBoundWhenItDid() {
    final HoeffdingTreeModel tree = tree(3, Map.of("max_nodes", "5", "tie", "0.3"));
    Prequential.accuracy(tree, Streams.sea(20_000, 3));
    assertEquals(5, tree.size());
    assertTrue(tree.memoryReached());
  }

  @Test
  void shouldDoOnElectricityWhatIsKnownOfItsKind() throws IOException {
    final double accuracy = Prequential.accuracy(tree(6, Map.of()), Prequential.elec2());
    assertTrue(accuracy > 0.77 && accuracy < 0.85, "accuracy " + accuracy);
  }
}
