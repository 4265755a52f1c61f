package io.millrace.learning.model.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.tree.Prequential;
import io.millrace.learning.model.tree.Streams;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExpertsTest {
  private static final List<Object> MIXED =
      List.of(
          Map.of("type", "linear", "optimizer", Map.of("type", "sgd", "rate", "1e-9")),
          Map.of("type", "rls"),
          Map.of("type", "linear", "optimizer", "sgd", "scale", "none"));

  private static double clipped(final double error) {
    return Math.min(1, error * error / 100);
  }

  /** Theorem 2.3 of Cesa-Bianchi and Lugosi, on samples whose best expert changes. */
  @Test
  void shouldLoseNoMoreThanTheBoundWhateverTheSamplesAre() {
    for (long seed = 1; seed <= 20; seed++) {
      final Random random = new Random(seed);
      final Model experts = Prequential.model("experts", 2, Map.of("of", MIXED, "range", "10"));
      final Model[] alone = {
        Prequential.model("linear", 2, Map.of("optimizer", Map.of("type", "sgd", "rate", "1e-9"))),
        Prequential.model("rls", 2, Map.of()),
        Prequential.model("linear", 2, Map.of("optimizer", "sgd", "scale", "none")),
      };
      final double[] losses = new double[alone.length];
      double loss = 0;
      final int count = 2000;
      for (int k = 0; k < count; k++) {
        final double[] x = {random.nextGaussian(), random.nextGaussian()};
        final double label = k / 300 % 2 == 0 ? random.nextGaussian() : 4 * x[0] * x[1] - x[0];
        loss += clipped(experts.issue(x) - label);
        experts.learn(x, label);
        for (int i = 0; i < alone.length; i++) {
          losses[i] += clipped(alone[i].predict(x) - label);
          alone[i].learn(x, label);
        }
      }
      final double best = Math.min(losses[0], Math.min(losses[1], losses[2]));
      final double bound = 2 * Math.sqrt(count / 2.0 * Math.log(3)) + Math.sqrt(Math.log(3) / 8);
      assertTrue(loss <= best + bound, "seed " + seed + ": " + loss + " of " + best);
    }
  }

  @Test
  void shouldTrustTheExpertThatIsRight() {
    final ExpertsModel experts =
        (ExpertsModel) Prequential.model("experts", 10, Map.of("of", MIXED, "eta", "1"));
    final Random random = new Random(3);
    for (int k = 0; k < 3000; k++) {
      final double[] x = random.doubles(10, -1, 1).toArray();
      experts.issue(x);
      experts.learn(x, 5 * x[3] - 2 * x[7] + 1);
    }
    assertTrue(experts.expertWeights()[1] > 0.9, "weight " + experts.expertWeights()[1]);
    final double[] x = new double[10];
    assertEquals(1, experts.issue(x), 0.05);
  }

  /** A loss cut off at 1 let an expert that is wrong by millions keep its share of the mean. */
  @Test
  void shouldStayWhereLabelsAreWhenAnExpertRunsAway() {
    final List<Object> one =
        List.of(
            Map.of(
                "type", "linear", "scale", "none", "optimizer", Map.of("type", "sgd", "rate", "1")),
            Map.of("type", "rls"));
    for (final Map<String, Object> parameters :
        List.of(
            Map.<String, Object>of("of", one), Map.<String, Object>of("of", one, "range", "2"))) {
      final Model experts = Prequential.model("experts", 1, parameters);
      for (int k = 0; k < 200; k++) {
        final double[] x = {k % 7 * 10};
        final double said = experts.issue(x);
        assertTrue(k < 2 || Math.abs(said) <= 1, parameters + " at " + k + ": " + said);
        experts.learn(x, k % 2 == 0 ? 1 : -1);
      }
    }
  }

  @Test
  void shouldWeighByTheFormulaWhenLossesAreKnown() {
    final ExpertWeights weights = new ExpertWeights(2, 0.5, 1);
    weights.update(new double[] {1, 0.25});
    weights.update(new double[] {0.5, 0});
    final double first = Math.exp(-0.5 * 1.5);
    final double second = Math.exp(-0.5 * 0.25);
    assertEquals(first / (first + second), weights.of(0), 1e-15);
    weights.rescale(0.5);
    weights.update(new double[] {0, 0});
    assertEquals(1 / (1 + Math.exp(0.5 * 0.625)), weights.of(0), 1e-15);
  }

  /** At the t-th prediction, of t - 1 losses: it was the rate of the one before. */
  @Test
  void shouldTakeTheRateOfTheNextPredictionWhenTheRateFalls() {
    final ExpertWeights weights = new ExpertWeights(3, 0, 1);
    final double[] sums = new double[3];
    for (int t = 1; t < 50; t++) {
      final double eta = Math.sqrt(8 * Math.log(3) / t);
      double sum = 0;
      for (final double loss : sums) {
        sum += Math.exp(-eta * loss);
      }
      for (int i = 0; i < sums.length; i++) {
        assertEquals(Math.exp(-eta * sums[i]) / sum, weights.of(i), 1e-14, "t=" + t);
      }
      final double[] losses = {t % 2, t % 3 / 2.0, 0.4};
      weights.update(losses);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += losses[i];
      }
    }
  }

  /** A label that comes late is compared with what the experts say of its sample now. */
  @Test
  void shouldLearnTheSameWhenTheSampleWasIssuedLastOrNot() {
    final Model kept = Prequential.model("experts", 2, Map.of());
    final Model late = Prequential.model("experts", 2, Map.of());
    final Random random = new Random(4);
    for (int k = 0; k < 200; k++) {
      final double[] x = {random.nextDouble(), random.nextDouble()};
      kept.issue(x);
      kept.learn(x, x[0]);
      late.issue(new double[] {9, 9});
      late.learn(x, x[0]);
    }
    assertEquals(kept.predict(new double[] {1, 2}), late.predict(new double[] {1, 2}));
  }

  @Test
  void shouldFollowTheBetterClassifier() {
    final Map<String, Object> stump = Map.of("type", "hoeffding_tree", "max_nodes", "1");
    final Map<String, Object> tree = Map.of("type", "hoeffding_tree", "grace", "50");
    final Classifier experts =
        Prequential.classifier(
            "experts", 3, Map.of("of", List.of(stump, tree, stump), "eta", "0.5"));
    final double mixed = Prequential.accuracy(experts, Streams.sea(20_000, 5));
    final double alone =
        Prequential.accuracy(
            Prequential.classifier("hoeffding_tree", 3, Map.of("grace", "50")),
            Streams.sea(20_000, 5));
    assertTrue(mixed > alone - 0.01, mixed + " against " + alone);
  }

  /** An expert that knows nothing gives each of three classes less than each of two. */
  @Test
  void shouldLearnTheSameWhenItIsRestoredIntoOneThatKnewMoreClasses() {
    final Map<String, Object> parameters =
        Map.of("of", List.of("naive_bayes", Map.of("type", "hoeffding_tree")));
    final Classifier fresh = Prequential.classifier("experts", 1, parameters);
    final Classifier used = Prequential.classifier("experts", 1, parameters);
    used.issue(new double[1], new double[5]);
    final Classifier restored = Prequential.classifier("experts", 1, parameters);
    StateBuffer.of(fresh).restore(used);
    StateBuffer.of(fresh).restore(restored);
    for (int k = 0; k < 20; k++) {
      for (final Classifier classifier : List.of(used, restored, fresh)) {
        classifier.learn(new double[] {k % 3}, k % 2);
      }
    }
    assertEquals(StateDigest.of(fresh), StateDigest.of(restored));
    assertEquals(StateDigest.of(fresh), StateDigest.of(used));
  }

  @Test
  void shouldGiveProbabilitiesThatSumToOne() {
    final Classifier experts = Prequential.classifier("experts", 1, Map.of());
    final double[] probabilities = new double[3];
    experts.predict(new double[1], probabilities);
    assertArrayEquals(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, probabilities, 1e-15);
    experts.learn(new double[1], 1);
    experts.predict(new double[1], probabilities);
    assertArrayEquals(new double[] {0, 1, 0}, probabilities);
  }
}
