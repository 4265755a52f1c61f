package io.millrace.replay.app.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.replay.app.Recorded;
import java.io.IOException;
import java.nio.file.Path;
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
        - {name: after, type: linear, loss: log, optimizer: {type: sgd, rate: 0.01},
           intercept_rate: 0.01}
      journal: {dir: journal}
      """;

  private static final String APPROVAL =
      """
      feed: {format: csv, path: %s}
      features: {ordinal_date: ordinal_date, gallup: gallup, ipsos: ipsos,
        morning_consult: morning_consult, rasmussen: rasmussen, you_gov: you_gov}
      target: five_thirty_eight
      models:
        - {name: after, type: linear, intercept_rate: 0.1}
        - {name: before, type: linear, intercept_rate: 0.1,
           scale: {type: standard, learns: before}}
        - {name: slow, type: linear}
        - {name: ridge, type: linear, l2: 1.0}
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
    assertEquals(0.878521, live.model("default", "sgd").get("f1").asDouble(), 5e-7);
    assertEquals(0.880143, live.model("default", "adagrad").get("f1").asDouble(), 5e-7);
    assertEquals(0.864960, live.model("default", "adam").get("f1").asDouble(), 5e-7);
    assertEquals(0.872263, live.model("default", "slow").get("f1").asDouble(), 5e-7);
    assertEquals(0.879713, live.model("default", "after").get("f1").asDouble(), 5e-7);
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
    final JsonNode weights = live.model("default", "before").get("weights");
    assertEquals(0.62689, weights.get("ipsos").asDouble(), 5e-6);
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

  private static double mae(final Ran live, final String model) {
    return live.model("default", model).get("mae").asDouble();
  }
}
