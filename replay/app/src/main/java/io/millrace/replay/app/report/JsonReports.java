package io.millrace.replay.app.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reports as JSON objects. A number that is not known is null; a finite double is written as the
 * shortest text that reads back as the same, on every JVM.
 */
public final class JsonReports {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private JsonReports() {}

  /** {@return an object without keys} */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * @param node any object
   * @return it in one line of ASCII
   */
  public static String line(final ObjectNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (final JsonProcessingException impossibleForATree) {
      throw new IllegalStateException(impossibleForATree);
    }
  }

  /**
   * @param report of a run
   * @return the object
   */
  public static ObjectNode of(final RunReport report) {
    final ObjectNode json = object();
    final Totals totals = report.totals();
    json.put("events", totals.events());
    json.put("ticks", totals.ticks());
    json.put("malformed", totals.malformed());
    json.put("not_ready", totals.notReady());
    json.put("unlabelled", totals.unlabelled());
    json.put("instruments", totals.instruments());
    json.put("samples", totals.samples());
    whole(json, "instrument_bytes", report.instrumentBytes());
    number(json, "elapsed_s", report.elapsedSeconds());
    number(json, "events_per_s", report.eventsPerSecond());
    whole(json, "resumed_at", report.resumedAt());
    latency(json.putObject("latency_ns"), report.latency());
    final ArrayNode models = json.putArray("models");
    report.models().forEach(row -> model(models.addObject(), row));
    counts(json.putObject("alerts"), report.alerts());
    drift(json.putObject("drift"), report.drift());
    counts(json.putObject("counts"), report.counts());
    json.put("digest", report.digestHex());
    trouble(json, report.trouble());
    json.put("journal", report.journal());
    return json;
  }

  private static void latency(final ObjectNode json, final Latency latency) {
    wholeOrNull(json, "p50", latency.p50());
    wholeOrNull(json, "p99", latency.p99());
    wholeOrNull(json, "p99_9", latency.p999());
    wholeOrNull(json, "p99_99", latency.p9999());
    wholeOrNull(json, "max", latency.max());
  }

  private static void model(final ObjectNode json, final ModelRow row) {
    json.put("instrument", row.instrument());
    json.put("name", row.name());
    json.put("baseline", row.baseline());
    json.put("n", row.n());
    number(json, "mae", row.errors().mae());
    number(json, "rmse", row.errors().rmse());
    number(json, "r2", row.errors().r2());
    number(json, "direction", row.errors().direction());
    number(json, "mae_spreads", row.errors().maeSpreads());
    if (row.classes() != null) {
      number(json, "accuracy", row.classes().accuracy());
      number(json, "f1", row.classes().f1());
      number(json, "log_loss", row.classes().logLoss());
      number(json, "auc", row.classes().auc());
      number(json, "kappa", row.classes().kappa());
    }
    if (row.intervals() != null) {
      number(json, "coverage", row.intervals().coverage());
      number(json, "coverage_wanted", row.intervals().wanted());
      json.put("coverage_n", row.intervals().n());
    }
    if (row.memoryReached() != null) {
      json.put("memory_reached", row.memoryReached());
    }
    if (row.weights() == null) {
      json.putNull("weights");
    } else {
      final ObjectNode weights = json.putObject("weights");
      row.weights().forEach((feature, weight) -> number(weights, feature, weight));
      number(weights, "intercept", row.intercept());
    }
  }

  private static void drift(final ObjectNode json, final Map<String, DriftRow> drift) {
    drift.forEach(
        (name, row) -> {
          final ArrayNode at = json.putObject(name).put("count", row.count()).putArray("at");
          row.at().forEach(at::add);
        });
  }

  private static void trouble(final ObjectNode json, final InputProblems trouble) {
    final ArrayNode malformed = json.putArray("malformed_first");
    trouble
        .malformedFirst()
        .forEach(
            record ->
                malformed
                    .addObject()
                    .put("sequence", record.sequence())
                    .put("place", record.place())
                    .put("reason", record.reason()));
    final ArrayNode quarantined = json.putArray("quarantined");
    trouble
        .quarantined()
        .forEach(
            failed ->
                quarantined
                    .addObject()
                    .put("instrument", failed.instrument())
                    .put("sequence", failed.sequence())
                    .put("reason", failed.reason()));
    texts(json.putArray("refused_instruments"), trouble.refusedFirst());
    texts(json.putArray("cuts"), trouble.cuts());
    texts(json.putArray("never_seen"), trouble.neverSeen());
  }

  /**
   * @param report of a verification
   * @return the object
   */
  public static ObjectNode of(final VerifyReport report) {
    final ObjectNode json = object();
    json.put("events", report.events());
    json.put("checkpoints", report.checkpoints());
    json.put("equal", report.equal());
    json.put("complete", report.complete());
    final VerifyReport.Difference difference = report.firstDifference();
    if (difference == null) {
      json.putNull("first_difference");
    } else {
      final ObjectNode first = json.putObject("first_difference");
      first.put("from", difference.from());
      first.put("to", difference.to());
      texts(first.putArray("parts"), difference.parts());
      whole(first, "sequence", difference.sequence());
      first.put("field", difference.field());
    }
    json.put("damage", report.damage());
    if (report.olderState() != null) {
      olderState(json.putObject("older_state"), report.olderState());
    }
    return json;
  }

  private static void olderState(final ObjectNode json, final VerifyReport.OlderState older) {
    final ArrayNode versions = json.putArray("versions");
    older.versions().forEach(versions::add);
    json.put("build_version", older.buildVersion());
    json.put("compared_in_full", older.inFull());
    json.put("compared_by_outputs", older.byOutputs());
    json.put("not_comparable", older.notComparable());
    whole(json, "signals_not_compared_until", older.signalsUntil());
  }

  /**
   * @param report of a look at a journal
   * @return the object
   */
  public static ObjectNode of(final JournalReport report) {
    final ObjectNode json = object();
    json.put("events", report.events());
    json.put("checkpoints", report.checkpoints());
    json.put("incarnations", report.incarnations());
    json.put("complete", report.complete());
    json.put("ended", report.ended());
    json.put("pipeline_digest", report.pipelineDigest());
    json.put("damage", report.damage());
    final ArrayNode sources = json.putArray("sources");
    for (final JournalReport.SourceLine source : report.sources()) {
      sources
          .addObject()
          .put("number", source.number())
          .put("name", source.name())
          .put("instrument", source.instrument())
          .put("date", source.date())
          .put("records", source.records());
    }
    final ArrayNode records = json.putArray("records");
    for (final JournalReport.RecordLine record : report.records()) {
      final ObjectNode line = records.addObject();
      line.put("sequence", record.sequence());
      line.put("source", record.source());
      line.put("received_ns", record.receivedNs());
      if (record.eventNs() == Long.MIN_VALUE) {
        line.putNull("event_ns");
      } else {
        line.put("event_ns", record.eventNs());
      }
      line.put("length", record.length());
      line.put("record", record.text());
    }
    return json;
  }

  /**
   * @param catalogue of what this build knows
   * @return the object: a list for each section
   */
  public static ObjectNode of(final Catalogue catalogue) {
    final ObjectNode json = object();
    catalogue
        .sections()
        .forEach(
            (title, entries) -> {
              final ArrayNode list = json.putArray(title);
              for (final Catalogue.Entry entry : entries) {
                list.addObject()
                    .put("name", entry.name())
                    .put("arguments", entry.arguments())
                    .put("unit", entry.unit())
                    .put("reference", entry.reference());
              }
            });
    return json;
  }

  /**
   * @param json takes the number, null where it is not finite
   * @param key of it
   * @param value of it
   */
  public static void number(final ObjectNode json, final String key, final double value) {
    if (Double.isFinite(value)) {
      json.put(key, value);
    } else {
      json.putNull(key);
    }
  }

  private static void wholeOrNull(final ObjectNode json, final String key, final double value) {
    whole(json, key, Double.isFinite(value) ? OptionalLong.of((long) value) : OptionalLong.empty());
  }

  private static void whole(final ObjectNode json, final String key, final OptionalLong value) {
    if (value.isPresent()) {
      json.put(key, value.getAsLong());
    } else {
      json.putNull(key);
    }
  }

  private static void counts(final ObjectNode json, final Map<String, Long> counts) {
    counts.forEach(json::put);
  }

  private static void texts(final ArrayNode list, final Collection<String> texts) {
    List.copyOf(texts).forEach(list::add);
  }
}
