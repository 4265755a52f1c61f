package io.millrace.learning.model.forest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.endurance.AllocationMeter;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.tree.Prequential;
import io.millrace.learning.model.tree.Streams;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForestTest {
  private static final String FOREST = "adaptive_random_forest";

  /** To say of the next hour what was true of this one is right on 0.853 of them. */
  @Test
  void shouldBeatNoChangeOnElectricity() throws IOException {
    final double[][] rows = Prequential.elec2();
    final double accuracy = Prequential.accuracy(Prequential.classifier(FOREST, 6, Map.of()), rows);
    assertTrue(accuracy > 0.86, "accuracy " + accuracy);
  }

  @Test
  void shouldBeBetterThanOneTreeWhenConceptsChange() {
    final double[][] rows = Streams.sea(20_000, 1);
    for (int k = rows.length / 2; k < rows.length; k++) {
      rows[k][3] = 1 - rows[k][3];
    }
    final ForestClassifier forest = (ForestClassifier) Prequential.classifier(FOREST, 3, Map.of());
    final double accuracy = Prequential.accuracy(forest, rows);
    final double one =
        Prequential.accuracy(Prequential.classifier("hoeffding_tree", 3, Map.of()), rows);
    assertTrue(accuracy > 0.84 && accuracy > one + 0.05, accuracy + " against " + one);
    assertTrue(forest.replacements() > 5, "replaced " + forest.replacements());
  }

  @Test
  void shouldReplaceTreesWhenTheLabelIsMadeOfOtherFeatures() {
    final double[][] rows = Streams.friedman(20_000, 2, true);
    final ForestModel forest = (ForestModel) Prequential.model(FOREST, 10, Map.of());
    final double with = Prequential.error(forest, rows, 12_000);
    final double without =
        Prequential.error(Prequential.model(FOREST, 10, Map.of("drift", "false")), rows, 12_000);
    assertTrue(forest.replacements() > 0);
    assertTrue(with < without && with < 2.3, with + " against " + without);
  }

  @Test
  void shouldGoOnToTheSameBitsWhenTreesHadBeenReplaced() {
    final double[][] rows = Streams.friedman(6000, 3, true);
    final Map<String, Object> parameters =
        Map.of("size", "3", "warning_delta", "0.3", "drift_delta", "0.2");
    final ForestModel original = (ForestModel) Prequential.model(FOREST, 10, parameters);
    Prequential.error(original, rows, 0);
    assertTrue(original.replacements() > 0);
    final StateBuffer state = new StateBuffer();
    state.write(original);
    final Model copy = Prequential.model(FOREST, 10, parameters);
    state.read(copy);
    final double[][] more = Streams.friedman(3000, 4, true);
    assertEquals(Prequential.error(original, more, 0), Prequential.error(copy, more, 0));
    assertEquals(StateDigest.of(original), StateDigest.of(copy));
    copy.reset();
    assertEquals(StateDigest.of(Prequential.model(FOREST, 10, parameters)), StateDigest.of(copy));
    original.reset();
    assertArrayEquals(
        new double[] {Prequential.error(copy, rows, 0)},
        new double[] {Prequential.error(original, rows, 0)});
  }

  @Test
  void shouldGrowOtherTreesWhenTheSeedIsAnother() {
    final double[][] rows = Streams.sea(1000, 4);
    final var first = Prequential.classifier(FOREST, 3, Map.of());
    final var second = Prequential.classifier(FOREST, 3, Map.of("seed", "2"));
    Prequential.accuracy(first, rows);
    Prequential.accuracy(second, rows);
    assertNotEquals(StateDigest.of(first), StateDigest.of(second));
  }

  @Test
  void shouldSayThatItReachedItsBoundWhenItDid() {
    final ForestClassifier forest =
        (ForestClassifier)
            Prequential.classifier(
                FOREST, 3, Map.of("max_nodes", "3", "drift", "false", "tie", "0.5"));
    Prequential.accuracy(forest, Streams.sea(3000, 5));
    assertEquals(30, forest.size());
    assertTrue(forest.memoryReached());
  }

  /** A tree that took another's place had not reached it, and the forest took back what it said. */
  @Test
  void shouldGoOnSayingSoWhenTreesAtTheirBoundWereReplaced() {
    final ForestClassifier forest =
        (ForestClassifier)
            Prequential.classifier(
                FOREST, 3, Map.of("max_nodes", "31", "warning_delta", "0.3", "drift_delta", "0.2"));
    final double[][] rows = Streams.sea(20_000, 8);
    boolean reached = false;
    for (int k = 0; k < rows.length; k++) {
      forest.learn(Arrays.copyOf(rows[k], 3), (int) rows[k][3] ^ k / 2000 % 2);
      assertTrue(!reached || forest.memoryReached(), "taken back at sample " + k);
      reached = forest.memoryReached();
    }
    assertTrue(reached);
    assertTrue(forest.replacements() > 0);
    forest.reset();
    assertFalse(forest.memoryReached());
  }

  @Test
  void shouldSeeAChangeSoonAndNoneWhereThereIsNone() {
    final Random random = new Random(6);
    final ErrorAdwin adwin = new ErrorAdwin(0.002);
    int alarms = 0;
    for (int k = 0; k < 20_000; k++) {
      alarms += adwin.update(random.nextDouble() < 0.2 ? 1 : 0) ? 1 : 0;
    }
    assertEquals(0, alarms);
    int at = 0;
    while (!adwin.update(random.nextDouble() < 0.5 ? 1 : 0)) {
      at++;
    }
    assertTrue(at < 300, "seen after " + at);
    final long before = StateDigest.of(adwin);
    final StateBuffer state = new StateBuffer();
    state.write(adwin);
    final ErrorAdwin copy = new ErrorAdwin(0.002);
    state.read(copy);
    assertEquals(before, StateDigest.of(copy));
    for (final double value : random.doubles(1000).toArray()) {
      assertEquals(adwin.update(value), copy.update(value));
    }
    assertEquals(StateDigest.of(adwin), StateDigest.of(copy));
  }

  /** Trees that come and go must not make room for the classes again each time. */
  @Test
  void shouldAllocateNothingWhenTreesOfManyClassesAreReplaced() {
    final ForestClassifier forest =
        (ForestClassifier)
            Prequential.classifier(
                FOREST,
                2,
                Map.of(
                    "size", "3", "warning_delta", "0.3", "drift_delta", "0.2", "max_nodes", "63"));
    final Random random = new Random(7);
    final double[] x = new double[2];
    final double[] probabilities = new double[7];
    final long[] before = new long[1];
    AllocationMeter.assertNothing(
        "replaced trees",
        () -> {
          before[0] = forest.replacements();
          for (int k = 0; k < 8000; k++) {
            x[0] = random.nextDouble();
            x[1] = random.nextDouble();
            forest.predict(x, probabilities);
            forest.learn(x, (int) (7 * x[k / 1000 % 2]));
          }
        });
    assertTrue(forest.replacements() > before[0]);
  }
}
