package io.millrace.replay.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonReportsTest {
  private static List<String> keys(final JsonNode node) {
    final List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @Test
  void shouldHaveTheKeysThatOtherProgramsRelyOn() {
    final ObjectNode json = JsonReports.of(Samples.oneInstrument());
    assertEquals(
        List.of(
            "events",
            "ticks",
            "malformed",
            "not_ready",
            "unlabelled",
            "instruments",
            "samples",
            "instrument_bytes",
            "elapsed_s",
            "events_per_s",
            "resumed_at",
            "latency_ns",
            "models",
            "alerts",
            "drift",
            "counts",
            "digest",
            "malformed_first",
            "quarantined",
            "refused_instruments",
            "cuts",
            "never_seen",
            "journal"),
        keys(json));
    assertEquals(List.of("p50", "p99", "p99_9", "p99_99", "max"), keys(json.get("latency_ns")));
    assertEquals("0123456789abcdef", json.get("digest").asText());
    assertEquals(0, json.get("alerts").get("never").asLong());
    assertEquals(List.of("worse", "moved"), keys(json.get("drift")));
    assertEquals(List.of("count", "at"), keys(json.get("drift").get("worse")));
    assertEquals(6, json.get("drift").get("worse").get("count").asLong());
    assertEquals(1023, json.get("drift").get("worse").get("at").get(0).asLong());
    assertTrue(json.get("drift").get("moved").get("at").isEmpty());
  }

  @Test
  void shouldGiveModelsTheirFiguresAndWeights() {
    final JsonNode models = JsonReports.of(Samples.oneInstrument()).get("models");
    assertEquals(
        List.of(
            "instrument",
            "name",
            "baseline",
            "n",
            "mae",
            "rmse",
            "r2",
            "direction",
            "mae_spreads",
            "weights"),
        keys(models.get(0)));
    assertEquals(List.of("ofi_10s", "spread", "intercept"), keys(models.get(1).get("weights")));
    assertEquals(4.095166162688e-05, models.get(1).get("weights").get("ofi_10s").asDouble());
    assertTrue(models.get(0).get("weights").isNull());
    assertEquals("*", models.get(5).get("instrument").asText());
  }

  @Test
  void shouldGiveCoverageAndMemoryOnlyOfModelsThatHaveThem() {
    final JsonNode models = JsonReports.of(Samples.oneInstrument()).get("models");
    assertEquals(0.8974, models.get(6).get("coverage").asDouble());
    assertEquals(0.9, models.get(6).get("coverage_wanted").asDouble());
    assertEquals(2_339, models.get(6).get("coverage_n").asLong());
    assertFalse(models.get(6).get("memory_reached").asBoolean(true));
    assertTrue(models.get(7).get("memory_reached").asBoolean());
    assertFalse(models.get(7).has("coverage"));
    assertFalse(models.get(1).has("memory_reached"));
  }

  @Test
  void shouldWriteNullForWhatIsNotKnown() {
    final ObjectNode json = JsonReports.of(Samples.many(1));
    assertTrue(json.get("events_per_s").isNull());
    assertTrue(json.get("resumed_at").isNull());
    assertTrue(json.get("latency_ns").get("p50").isNull());
    assertTrue(json.get("journal").isNull());
    assertTrue(json.get("models").get(0).get("mae_spreads").isNull());
    final ObjectNode number = JsonReports.object();
    JsonReports.number(number, "a", Double.POSITIVE_INFINITY);
    assertTrue(number.get("a").isNull());
  }

  @Test
  void shouldWriteDoublesThatReadBackAsTheSame() throws IOException {
    final ObjectMapper mapper = new ObjectMapper();
    for (long seed = 0; seed < 2_000; seed++) {
      final double value = Double.longBitsToDouble(new Random(seed).nextLong());
      if (Double.isFinite(value)) {
        final ObjectNode json = JsonReports.object();
        JsonReports.number(json, "a", value);
        assertEquals(
            value, mapper.readTree(JsonReports.line(json)).get("a").asDouble(), "seed " + seed);
      }
    }
    final ObjectNode json = JsonReports.object();
    // Double.toString of Java 17 gives 2.0E-3 and, for this one, a digit too many.
    JsonReports.number(json, "a", 2.0E-3);
    JsonReports.number(json, "b", 2.2250738585072014E-308);
    JsonReports.number(json, "c", 2.0E23);
    assertEquals(
        "{\"a\":0.002,\"b\":2.2250738585072014E-308,\"c\":2.0E23}", JsonReports.line(json));
  }

  @Test
  void shouldWriteOneLineOfAscii() {
    final String line = JsonReports.line(JsonReports.object().put("a", "\u00e9\n\u001b"));
    assertEquals("{\"a\":\"\\u00E9\\n\\u001B\"}", line);
    assertFalse(JsonReports.line(JsonReports.of(Samples.oneInstrument())).contains("\n"));
  }

  @Test
  void shouldWriteVerifications() {
    assertEquals(
        "{\"events\":10,\"checkpoints\":2,\"equal\":true,\"complete\":false,"
            + "\"first_difference\":null,\"damage\":null}",
        JsonReports.line(JsonReports.of(new VerifyReport(10, 2, true, false, null, null, null))));
    assertEquals(
        "{\"events\":10,\"checkpoints\":2,\"equal\":false,\"complete\":true,"
            + "\"first_difference\":{\"from\":5,\"to\":10,\"parts\":[\"book\",\"models\"],"
            + "\"sequence\":7,\"field\":null},\"damage\":\"bad CRC\"}",
        JsonReports.line(
            JsonReports.of(
                new VerifyReport(
                    10,
                    2,
                    false,
                    true,
                    new VerifyReport.Difference(
                        5, 10, List.of("book", "models"), OptionalLong.of(7), null),
                    "bad CRC",
                    null))));
    final VerifyReport.OlderState older =
        new VerifyReport.OlderState(List.of(0, 1), 2, 3, 4, 5, OptionalLong.of(77));
    assertEquals(
        "{\"events\":10,\"checkpoints\":12,\"equal\":true,\"complete\":false,"
            + "\"first_difference\":null,\"damage\":null,\"older_state\":{\"versions\":[0,1],"
            + "\"build_version\":2,\"compared_in_full\":3,\"compared_by_outputs\":4,"
            + "\"not_comparable\":5,\"signals_not_compared_until\":77}}",
        JsonReports.line(JsonReports.of(new VerifyReport(10, 12, true, false, null, null, older))));
  }
}
