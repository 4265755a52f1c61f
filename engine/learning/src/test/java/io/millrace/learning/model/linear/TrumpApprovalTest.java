package io.millrace.learning.model.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.learning.metric.RegressionMetrics;
import io.millrace.learning.metric.RunningMean;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.Settings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Published numbers of scaler and gradient descent on recorded rows, to the digits given. */
class TrumpApprovalTest {
  private static final Map<String, Object> BEFORE = Map.of("learns", "before");
  private static Rows data;

  @BeforeAll
  static void read() throws IOException {
    data = Rows.read("trump_approval", "five_thirty_eight");
  }

  private static Model linear(final Map<String, Object> more) {
    final Map<String, Object> parameters = new HashMap<>(more);
    parameters.put("optimizer", Map.of("type", "sgd", "rate", "0.01"));
    return ModelCatalogue.create(
        new ModelDefinition("m", "linear", new Settings("models/0", parameters)),
        data.features().size());
  }

  private static RegressionMetrics run(final Model model) {
    final RegressionMetrics metrics = new RegressionMetrics();
    for (int i = 0; i < data.x().length; i++) {
      metrics.add(model.issue(data.x()[i]), data.label()[i], Double.NaN, Double.NaN);
      model.learn(data.x()[i], data.label()[i]);
    }
    assertEquals(1001, metrics.n());
    return metrics;
  }

  @Test
  void shouldReachTheErrorWhenTheScalerLearnsAfterThePrediction() {
    final RegressionMetrics metrics = run(linear(Map.of("intercept_rate", "0.1")));
    assertEquals(0.558735, metrics.mae(), 5e-7);
  }

  @Test
  void shouldReachErrorAndWeightsWhenTheScalerLearnsBeforeThePrediction() {
    final Model model = linear(Map.of("intercept_rate", "0.1", "scale", BEFORE));
    assertEquals(0.555971, run(model).mae(), 5e-7);
    // the published intercept is cut off, not rounded
    assertEquals(35.617670, model.intercept(), 1e-6);
    final Map<String, Double> expected =
        Map.of(
            "ipsos", 0.62689,
            "morning_consult", 0.24180,
            "gallup", 0.43568,
            "rasmussen", 0.28118,
            "you_gov", 0.03123,
            "ordinal_date", 3.45162);
    for (int i = 0; i < data.features().size(); i++) {
      final String feature = data.features().get(i);
      assertEquals(expected.get(feature), model.weights()[i], 5e-6, feature);
    }
  }

  @Test
  void shouldReachTheErrorsWhenTheInterceptHasTheRateOfTheWeights() {
    final RegressionMetrics metrics = run(linear(Map.of()));
    assertEquals(1.3145482000473, metrics.mae(), 5e-13);
    assertEquals(3.9119809164882, metrics.rmse(), 5e-13);
  }

  @Test
  void shouldReachTheErrorsWhenWeightsArePenalised() {
    final RegressionMetrics metrics = run(linear(Map.of("l2", "1.0")));
    assertEquals(1.871511, metrics.mae(), 5e-7);
    assertEquals(4.130524, metrics.rmse(), 5e-7);
  }

  @Test
  void shouldReachTheErrorsOfTheRunningMean() {
    final RunningMean mean = new RunningMean();
    final RegressionMetrics metrics = new RegressionMetrics();
    for (final double label : data.label()) {
      metrics.add(mean.predict(Double.NaN), label, Double.NaN, Double.NaN);
      mean.learn(label);
    }
    assertEquals(1.567555, metrics.mae(), 5e-7);
    assertEquals(2.202859, metrics.rmse(), 5e-7);
  }
}
