package io.millrace.replay.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.replay.app.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published numbers of linear models, reached through pipeline files. */
final class LearningTablesTest {
  private static final String PHISHING =
      """
      feed: {format: csv, path: %s}
      features: {a: empty_server_form_handler, b: popup_window, c: https,
        d: request_from_other_domain, e: anchor_from_other_domain, f: is_popular, g: long_url,
        h: age_of_domain, i: ip_in_url}
      target: {value: is_phishing, kind: class}
      models:
        - {name: sgd, type: linear, loss: log, optimizer: {type: sgd, rate: 0.1},
           intercept_rate: 0.01, scale: {type: standard, learns: before}}
        - {name: adagrad, type: linear, loss: log, optimizer: {type: adagrad, rate: 0.1},
           intercept_rate: 0.01, scale: {type: standard, learns: before}}
        - {name: adam, type: linear, loss: log, optimizer: {type: adam, rate: 0.1},
           intercept_rate: 0.01, scale: {type: standard, learns: before}}
        - {name: slow, type: linear, loss: log, optimizer: {type: sgd, rate: 0.005},
           intercept_rate: 0.01, scale: {type: standard, learns: before}}
        - {name: ftrl, type: linear, loss: log, intercept_rate: 0.01,
           optimizer: {type: ftrl, alpha: 0.05, beta: 1, l1: 0, l2: 1},
           scale: {type: standard, learns: before}}
        - {name: sgd_after, type: linear, loss: log, optimizer: {type: sgd, rate: 0.01},
           intercept_rate: 0.01}
        - {name: adagrad_after, type: linear, loss: log, optimizer: {type: adagrad, rate: 0.1},
           intercept_rate: 0.01}
        - {name: adam_after, type: linear, loss: log, optimizer: {type: adam, rate: 0.1},
           intercept_rate: 0.01}
        - {name: ftrl_after, type: linear, loss: log, intercept_rate: 0.01,
           optimizer: {type: ftrl, alpha: 0.05, beta: 1, l1: 0, l2: 1}}
      journal: {dir: journal}
      """;

  private static final String APPROVAL =
      """
      feed: {format: csv, path: %s}
      features: {ordinal_date: ordinal_date, gallup: gallup, ipsos: ipsos,
        morning_consult: morning_consult, rasmussen: rasmussen, you_gov: you_gov}
      target: five_thirty_eight
      models:
        - {name: after, type: linear, optimizer: {type: sgd, rate: 0.01}, intercept_rate: 0.1}
        - {name: before, type: linear, optimizer: {type: sgd, rate: 0.01}, intercept_rate: 0.1,
           scale: {type: standard, learns: before}}
        - {name: slow, type: linear, optimizer: {type: sgd, rate: 0.01}}
        - {name: ridge, type: linear, optimizer: {type: sgd, rate: 0.01}, l2: 1.0}
      """;

  private static final String ELECTRICITY =
      """
      feed: {format: csv, path: %s}
      features: {nswprice: nswprice, nswdemand: nswdemand, vicprice: vicprice}
      target: {value: class, kind: class}
      models:
        - {name: naive_bayes, type: naive_bayes}
      """;

  @TempDir private Path folder;

  @Test
  void shouldReachThePublishedF1OnPhishing() throws IOException {
    final Ran live = run(PHISHING, "phishing.csv.gz");
    final Map<String, Double> expected =
        Map.of(
            "sgd", 0.878521,
            "adagrad", 0.880143,
            "adam", 0.864960,
            "ftrl", 0.876588,
            "slow", 0.872263,
            "sgd_after", 0.879713,
            "adagrad_after", 0.880143,
            "adam_after", 0.865198,
            "ftrl_after", 0.875568);
    for (final Map.Entry<String, Double> f1 : expected.entrySet()) {
      final double got = live.model("default", f1.getKey()).get("f1").asDouble();
      assertEquals(f1.getValue(), got, 5e-7, f1.getKey());
    }
    live.isReplayedFrom(folder.resolve("journal"));
  }

  @Test
  void shouldReachThePublishedErrorsOnApproval() throws IOException {
    final Ran live = run(APPROVAL, "trump_approval.csv.gz");
    assertEquals(0.558735, mae(live, "after"), 5e-7);
    assertEquals(0.555971, mae(live, "before"), 5e-7);
    assertEquals(1.3145482000473, mae(live, "slow"), 1e-12);
    assertEquals(1.871511, mae(live, "ridge"), 5e-7);
    assertEquals(1.567555, mae(live, "running_mean"), 5e-7);
    assertEquals(3.9119809164882, rmse(live, "slow"), 1e-12);
    assertEquals(4.130524, rmse(live, "ridge"), 5e-7);
    assertEquals(2.202859, rmse(live, "running_mean"), 5e-7);
    final JsonNode weights = live.model("default", "before").get("weights");
    final Map<String, Double> expected =
        Map.of(
            "ipsos", 0.62689,
            "morning_consult", 0.24180,
            "gallup", 0.43568,
            "rasmussen", 0.28118,
            "you_gov", 0.03123,
            "ordinal_date", 3.45162);
    for (final Map.Entry<String, Double> weight : expected.entrySet()) {
      assertEquals(
          weight.getValue(), weights.get(weight.getKey()).asDouble(), 5e-6, weight.getKey());
    }
    assertEquals(35.617670, weights.get("intercept").asDouble(), 1e-6);
  }

  @Test
  void shouldShowNoChangeBesideClassifiersOnElectricity() throws IOException {
    final Ran live = run(ELECTRICITY, "elec2_electricity.csv.gz");
    assertEquals(45_312, live.count("samples"));
    assertEquals(0.853, live.model("default", "no_change").get("accuracy").asDouble(), 5e-4);
    final double byName = live.model("default", "naive_bayes").get("accuracy").asDouble();
    assertEquals(0.73, byName, 0.05);
  }

  private Ran run(final String pipeline, final String file) throws IOException {
    return Ran.millrace(
        "run", Recorded.pipeline(folder, pipeline, Recorded.path("streams").resolve(file)));
  }

  private static double rmse(final Ran live, final String model) {
    return live.model("default", model).get("rmse").asDouble();
  }

  private static double mae(final Ran live, final String model) {
    return live.model("default", model).get("mae").asDouble();
  }
}
