package io.millrace.learning.model.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.Settings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published numbers of logistic regression on recorded rows, to the digits given. */
class PhishingTest {
  private static Rows data;

  @BeforeAll
  static void read() throws IOException {
    data = Rows.read("phishing", "is_phishing");
  }

  private static Classifier logistic(
      final String optimizer, final String rate, final String learns) {
    final Map<String, Object> part = new HashMap<>(Map.of("type", optimizer));
    if (optimizer.equals("ftrl")) {
      part.putAll(Map.of("alpha", rate, "beta", "1", "l1", "0", "l2", "1"));
    } else {
      part.put("rate", rate);
    }
    final Map<String, Object> parameters =
        Map.of(
            "loss",
            "log",
            "optimizer",
            part,
            "intercept_rate",
            "0.01",
            "scale",
            Map.of("type", "standard", "learns", learns));
    return ModelCatalogue.createClassifier(
        new ModelDefinition("m", "linear", new Settings("models/0", parameters)),
        data.features().size());
  }

  @ParameterizedTest
  @CsvSource({
    "sgd, 0.1, before, 0.878521",
    "adagrad, 0.1, before, 0.880143",
    "adam, 0.1, before, 0.864960",
    "ftrl, 0.05, before, 0.876588",
    "sgd, 0.005, before, 0.872263",
    "ftrl, 0.05, after, 0.875568",
    "adagrad, 0.1, after, 0.880143",
    "adam, 0.1, after, 0.865198",
    "sgd, 0.01, after, 0.879713",
  })
  void shouldReachTheF1(
      final String optimizer, final String rate, final String learns, final double expected) {
    assertEquals(expected, f1(logistic(optimizer, rate, learns), 1), 5e-7);
    // as it is where classes are numbered by first appearance: the first row is one of phishing
    assertEquals(expected, f1(logistic(optimizer, rate, learns), 0), 5e-7);
  }

  /** F1 of phishing, when it is predicted with more than a half. */
  private static double f1(final Classifier classifier, final int phishing) {
    final double[] probabilities = new double[2];
    int hits = 0;
    int predicted = 0;
    int actual = 0;
    for (int i = 0; i < data.x().length; i++) {
      classifier.issue(data.x()[i], probabilities);
      final boolean isPredicted = probabilities[phishing] > 0.5;
      final boolean isActual = data.label()[i] == 1;
      hits += isPredicted && isActual ? 1 : 0;
      predicted += isPredicted ? 1 : 0;
      actual += isActual ? 1 : 0;
      classifier.learn(data.x()[i], isActual ? phishing : 1 - phishing);
    }
    return 2.0 * hits / (predicted + actual);
  }
}
