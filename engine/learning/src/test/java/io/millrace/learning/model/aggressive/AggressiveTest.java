package io.millrace.learning.model.aggressive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AggressiveTest {
  private static ModelDefinition pa(final String variant, final String... more) {
    final String[] all = new String[6 + more.length];
    all[0] = "variant";
    all[1] = variant;
    all[2] = "scale";
    all[3] = "none";
    all[4] = "units";
    all[5] = "absolute";
    System.arraycopy(more, 0, all, 6, more.length);
    return ModelDefinition.of("m", "pa", all);
  }

  /** The step length of the paper. */
  private static double tau(final String variant, final double loss, final double square) {
    return switch (variant) {
      case "pa" -> loss / square;
      case "pa1" -> Math.min(0.3, loss / square);
      default -> loss / (square + 1 / (2 * 0.3));
    };
  }

  private static Model regression(final String variant) {
    final ModelDefinition definition =
        variant.equals("pa")
            ? pa(variant, "epsilon", "0.2")
            : pa(variant, "epsilon", "0.2", "c", "0.3");
    return ModelCatalogue.create(definition, 2);
  }

  private static Classifier classification(final String variant) {
    return ModelCatalogue.createClassifier(
        variant.equals("pa") ? pa(variant) : pa(variant, "c", "0.3"), 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pa", "pa1", "pa2"})
  void shouldFollowThePaperWhenLabelsAreNumbers(final String variant) {
    final Model model = regression(variant);
    final double[] w = new double[3];
    final Random random = new Random(1);
    for (int k = 0; k < 500; k++) {
      final double[] x = {random.nextGaussian(), random.nextGaussian()};
      final double label = x[0] - 2 * x[1] + 3 + 0.3 * random.nextGaussian();
      final double p = w[0] * x[0] + w[1] * x[1] + w[2];
      assertEquals(p, model.predict(x), 1e-12, "seed 1, sample " + k);
      model.learn(x, label);
      final double loss = Math.max(0, Math.abs(label - p) - 0.2);
      final double move =
          Math.signum(label - p) * tau(variant, loss, x[0] * x[0] + x[1] * x[1] + 1);
      w[0] += move * x[0];
      w[1] += move * x[1];
      w[2] += move;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pa", "pa1", "pa2"})
  void shouldFollowThePaperWhenLabelsAreClasses(final String variant) {
    final Classifier classifier = classification(variant);
    final double[] w = new double[3];
    final double[] probabilities = new double[2];
    final Random random = new Random(2);
    for (int k = 0; k < 500; k++) {
      final double[] x = {random.nextGaussian(), random.nextGaussian()};
      final int label = x[0] - x[1] + 0.2 * random.nextGaussian() > 0 ? 1 : 0;
      final double margin = w[0] * x[0] + w[1] * x[1] + w[2];
      classifier.predict(x, probabilities);
      assertEquals(1 / (1 + StrictMath.exp(-margin)), probabilities[1], 1e-12, "seed 2");
      classifier.learn(x, label);
      final double y = 2 * label - 1;
      final double loss = Math.max(0, 1 - y * margin);
      final double move = y * tau(variant, loss, x[0] * x[0] + x[1] * x[1] + 1);
      w[0] += move * x[0];
      w[1] += move * x[1];
      w[2] += move;
    }
  }

  @Test
  void shouldLeaveNoMoreThanEpsilonWhenNothingLimitsTheStep() {
    final Model model = regression("pa");
    model.learn(new double[] {3, -4}, 1000);
    assertEquals(1000 - 0.2, model.predict(new double[] {3, -4}), 1e-9);
  }

  @Test
  void shouldChangeNothingWhenTheErrorIsWithinEpsilon() {
    final Model model = regression("pa");
    model.learn(new double[] {3, -4}, 0.19);
    assertEquals(0, model.predict(new double[] {3, -4}));
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "false, 0"})
  void shouldLearnWithoutLengthOnlyByTheIntercept(final String intercept, final double expected) {
    final Model model = ModelCatalogue.create(pa("pa", "intercept", intercept), 2);
    model.learn(new double[2], 1.1);
    assertEquals(expected, model.predict(new double[2]), 1e-12);
    assertTrue(model.isFinite());
  }
}
