package io.millrace.replay.app.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What a file looks like, and its first ticks.
 *
 * @param settings of the feed that reads it: texts, lists and mappings of texts
 * @param yaml the same as a block of a pipeline
 * @param hasHeader whether the file names its columns
 * @param fields that the ticks hold
 * @param ticks the first ones
 * @param malformed records before the last of them that could not be decoded
 * @param reason of the first malformed one; null where none was
 * @param notes what the file leaves open
 */
public record DetectionReport(
    Map<String, Object> settings,
    String yaml,
    boolean hasHeader,
    List<String> fields,
    List<Tick> ticks,
    long malformed,
    String reason,
    List<String> notes) {
  /**
   * A decoded record.
   *
   * @param timeNs since the epoch
   * @param instrument its name
   * @param values of the fields; NaN where not known
   */
  public record Tick(long timeNs, String instrument, List<Double> values) {}

  /** {@return the object for programs} */
  public ObjectNode json() {
    final ObjectNode json = JsonReports.object();
    put(json, "feed", settings);
    json.put("yaml", yaml);
    json.put("file_names_columns", hasHeader);
    final ArrayNode rows = json.putArray("ticks");
    for (final Tick tick : ticks) {
      final ObjectNode row = rows.addObject();
      row.put("time_ns", tick.timeNs());
      row.put("instrument", tick.instrument());
      for (int i = 0; i < fields.size(); i++) {
        final double value = tick.values().get(i);
        if (Double.isFinite(value)) {
          row.put(fields.get(i), value);
        } else {
          row.putNull(fields.get(i));
        }
      }
    }
    json.put("malformed", malformed);
    json.put("malformed_reason", reason);
    final ArrayNode texts = json.putArray("notes");
    notes.forEach(texts::add);
    return json;
  }

  private static void put(final ObjectNode json, final String key, final Object value) {
    if (value instanceof Map<?, ?> map) {
      final ObjectNode inner = json.putObject(key);
      map.forEach((name, one) -> put(inner, name.toString(), one));
    } else if (value instanceof List<?> list) {
      final ArrayNode inner = json.putArray(key);
      list.forEach(one -> inner.add(one.toString()));
    } else {
      json.put(key, value.toString());
    }
  }
}
