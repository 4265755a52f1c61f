package io.millrace.learning.model.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.Settings;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxClassifierTest {
  private static Classifier classifier(final String type, final Map<String, Object> parameters) {
    return ModelCatalogue.createClassifier(
        new ModelDefinition("m", type, new Settings("models/0", parameters)), 2);
  }

  /** The difference of two classes' weights moves by twice the gradient. */
  @Test
  void shouldBeLogisticRegressionAtTwiceTheRateWhenThereAreTwoClasses() {
    final Classifier softmax =
        classifier("softmax", Map.of("optimizer", Map.of("type", "sgd", "rate", "0.05")));
    final Classifier logistic =
        classifier("linear", Map.of("optimizer", Map.of("type", "sgd", "rate", "0.1")));
    final Random random = new Random(4);
    final double[] ours = new double[2];
    final double[] twins = new double[2];
    for (int k = 0; k < 500; k++) {
      final double[] x = {random.nextGaussian(), random.nextGaussian() + 2};
      final int label = k == 0 ? 0 : k == 1 ? 1 : x[0] + 0.5 * random.nextGaussian() > 0 ? 1 : 0;
      if (k > 1) {
        softmax.issue(x, ours);
        logistic.issue(x, twins);
        // before the second label only one class was known to the one, both to the other
        assertArrayEquals(twins, ours, k < 60 ? 0.2 : 0.05, "seed 4, sample " + k);
      }
      softmax.learn(x, label);
      logistic.learn(x, label);
    }
  }

  @Test
  void shouldTellThreeClassesApartWhenTheyComeOneAfterTheOther() {
    final Classifier softmax = classifier("softmax", Map.of("optimizer", "adagrad"));
    final Random random = new Random(5);
    final double[][] centres = {{0, 0}, {4, 0}, {0, 4}};
    final double[] probabilities = new double[3];
    int right = 0;
    for (int k = 0; k < 3000; k++) {
      final int label = random.nextInt(Math.min(3, 1 + k / 500));
      final double[] x = {
        centres[label][0] + random.nextGaussian(), centres[label][1] + random.nextGaussian()
      };
      softmax.predict(x, probabilities);
      right += k >= 2000 && probabilities[label] > 0.5 ? 1 : 0;
      softmax.learn(x, label);
    }
    assertTrue(right > 930, "seed 5: " + right);
    assertEquals(Classifier.MAX_CLASSES, softmax.maxClasses());
  }

  @Test
  void shouldKnowNoClassBetweenWhenOnlyOthersCame() {
    final Classifier softmax = classifier("softmax", Map.of());
    softmax.learn(new double[] {1, 2}, 2);
    softmax.learn(new double[] {2, 2}, 0);
    final double[] probabilities = new double[5];
    softmax.predict(new double[] {1, 2}, probabilities);
    assertEquals(0, probabilities[1]);
    assertEquals(0, probabilities[3]);
    assertEquals(0, probabilities[4]);
    assertEquals(1, probabilities[0] + probabilities[2], 1e-15);
  }
}
