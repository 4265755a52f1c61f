package io.millrace.learning.model.conformal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.model.IntervalModel;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConformalModelTest {
  private static final Map<String, Object> INSIDE = Map.of("type", "rls", "forgetting", "0.99");

  private static IntervalModel conformal(final String... keysAndValues) {
    final Map<String, Object> parameters = new HashMap<>(Map.of("of", INSIDE));
    for (int i = 0; i < keysAndValues.length; i += 2) {
      parameters.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return (IntervalModel)
        ModelCatalogue.create(
            new ModelDefinition("m", "conformal", new Settings("models/0", parameters)), 1);
  }

  private static Model inside() {
    return ModelCatalogue.create(
        new ModelDefinition("m", "rls", new Settings("models/0", INSIDE)), 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void shouldFollowTheSlowTwinWhenLabelsComeLater(final int delay) {
    final int window = 25;
    final IntervalModel model = conformal("coverage", "0.8", "rate", "0.02", "window", "" + window);
    final Model inside = inside();
    final List<double[]> issued = new ArrayList<>();
    final List<Double> errors = new ArrayList<>();
    final double[] ends = new double[2];
    final Random random = new Random(1);
    double miss = 1 - 0.8;
    int covered = 0;
    int judged = 0;
    for (int k = 0; k < 400; k++) {
      final double[] x = {random.nextInt(3)};
      final double prediction = inside.issue(x);
      final double half = half(errors, window, miss);
      model.interval(x, ends);
      assertEquals(prediction - half, ends[0], "seed 1, sample " + k);
      assertEquals(prediction + half, ends[1], "seed 1, sample " + k);
      assertEquals(prediction, model.issue(x), "seed 1, sample " + k);
      assertEquals(prediction - half, model.lower(), "seed 1, sample " + k);
      assertEquals(prediction + half, model.upper(), "seed 1, sample " + k);
      issued.add(new double[] {x[0], prediction, half});
      if (k < delay) {
        continue;
      }
      final double[] due = issued.get(k - delay);
      final double label = 2 * due[0] + random.nextGaussian() * (1 + k * 0.01);
      final double error = Math.abs(label - due[1]);
      covered += error <= due[2] ? 1 : 0;
      judged++;
      miss += 0.02 * (1 - 0.8 - (error <= due[2] ? 0 : 1));
      errors.add(error);
      inside.learn(new double[] {due[0]}, label);
      model.learn(new double[] {due[0]}, label);
      assertEquals(covered, model.covered());
      assertEquals(judged, model.judged());
    }
    assertEquals(0.8, model.wanted());
  }

  private static double half(final List<Double> errors, final int window, final double miss) {
    final List<Double> last =
        new ArrayList<>(errors.subList(Math.max(0, errors.size() - window), errors.size()));
    Collections.sort(last);
    if (miss >= 1) {
      return 0;
    }
    final int rank = (int) Math.ceil((1 - miss) * (last.size() + 1));
    return miss <= 0 || rank > last.size() ? Double.POSITIVE_INFINITY : last.get(rank - 1);
  }

  /** Proposition 4.1 of the paper holds for any labels, also those that work against it. */
  @ParameterizedTest
  @CsvSource({"0.9, 0.005", "0.9, 0.05", "0.5, 0.02"})
  void shouldCoverTheWantedShareWhateverTheLabels(final double coverage, final double rate) {
    final IntervalModel model =
        conformal("coverage", "" + coverage, "rate", "" + rate, "window", "100");
    final Random random = new Random(2);
    final int labels = 20_000;
    for (int k = 0; k < labels; k++) {
      final double[] x = {random.nextGaussian()};
      final double p = model.issue(x);
      final double scale = k % 4000 < 2000 ? 1 : 50;
      final boolean isHostile = k % 7 == 0 && model.upper() < 1e6;
      model.learn(x, isHostile ? model.upper() + 1 : p + scale * random.nextGaussian());
    }
    final double bound = (Math.max(coverage, 1 - coverage) + rate) / (rate * labels);
    final double share = (double) model.covered() / model.judged();
    assertTrue(Math.abs(share - coverage) <= bound, "seed 2: " + share + " not within " + bound);
  }

  @Test
  void shouldJudgeNothingByAPredictionThatWasNotIssued() {
    final IntervalModel model = conformal("window", "1", "coverage", "0.5");
    final double[] ends = new double[2];
    for (int k = 0; k < 10; k++) {
      model.predict(new double[] {k});
      model.interval(new double[] {k}, ends);
      model.learn(new double[] {k}, k);
    }
    assertEquals(0, model.judged());
    assertTrue(Double.isNaN(model.lower()) && Double.isNaN(model.upper()), "nothing was issued");
    assertEquals(Double.POSITIVE_INFINITY, ends[1]);
  }

  @Test
  void shouldJudgeTheRightPredictionWhenSomeLabelsNeverCame() {
    final IntervalModel model = conformal("window", "1", "coverage", "0.5");
    model.issue(new double[] {1});
    model.learn(new double[] {1}, 4);
    model.issue(new double[] {2});
    model.issue(new double[] {3});
    final double third = model.issue(new double[] {4});
    model.learn(new double[] {4}, third + 0.25);
    assertEquals(2, model.judged());
    final double next = model.issue(new double[] {5});
    assertEquals(0.25, model.upper() - next, 1e-12);
    model.learn(new double[] {2}, 100);
    assertEquals(2, model.judged(), "what was never issued, or forgotten, judges nothing");
  }

  @Test
  void shouldForgetTheOldestWhenTooManyPredictionsWait() {
    final IssuedIntervals issued = new IssuedIntervals();
    for (int k = 0; k < IssuedIntervals.MAX + 10; k++) {
      issued.issue(new double[] {k}, k, 1);
    }
    assertEquals(false, issued.settle(new double[] {9}));
    assertTrue(issued.settle(new double[] {10}));
    assertEquals(10, issued.prediction());
    final StateBuffer state = new StateBuffer();
    state.write(issued);
    final IssuedIntervals copy = new IssuedIntervals();
    state.read(copy);
    assertTrue(copy.settle(new double[] {11}));
    assertEquals(11, copy.prediction());
    assertTrue(copy.settle(new double[] {IssuedIntervals.MAX + 9}));
    assertEquals(false, copy.settle(new double[] {12}));
  }

  /** As many as may wait by default, and one more for which there was no room in the queue. */
  @Test
  void shouldKeepTheOldestWhenOneBeyondTheQueueIsTakenBack() {
    final IssuedIntervals issued = new IssuedIntervals();
    for (int k = 0; k <= IssuedIntervals.MAX - 1; k++) {
      issued.issue(new double[] {1}, k, k);
    }
    issued.withdraw(new double[] {1});
    for (int k = 0; k < IssuedIntervals.MAX - 1; k++) {
      assertTrue(issued.settle(new double[] {1}));
      assertEquals(k, issued.prediction());
    }
    assertFalse(issued.settle(new double[] {1}));
  }
}
