package io.millrace.bench.rig.throughput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.bench.rig.program.RigException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run computed, without its times.
 *
 * <p>Two runs of one build are equal to the last bit, digest included, in all thread modes. Two
 * builds have equal counts. Their errors may differ by {@value #TOLERANCE} of their size: prices
 * became decimals after the first build, which changes last digits. Digests of two builds are not
 * compared, because what a digest covers differs from build to build.
 *
 * @param exact counts and lists by name, as JSON text; equal in all builds
 * @param errors MAE and RMSE by model and instrument; NaN where not known
 * @param digest of the state and of all signals
 */
record Answers(Map<String, String> exact, Map<String, Double> errors, String digest) {
  /** How far an error may be from that of another build, as a fraction of it. */
  static final double TOLERANCE = 1e-6;

  private static final List<String> EXACT =
      List.of(
          "events",
          "ticks",
          "malformed",
          "samples",
          "not_ready",
          "unlabelled",
          "instruments",
          "alerts",
          "drift",
          "counts",
          "quarantined",
          "cuts");

  /**
   * {@return the answers of a report}
   *
   * @param report of a run, with any further keys
   * @throws RigException where a key is missing
   */
  static Answers of(final ObjectNode report) {
    final Map<String, String> exact = new TreeMap<>();
    final Map<String, Double> errors = new TreeMap<>();
    for (final String key : EXACT) {
      exact.put(key, value(report, key).toString());
    }
    for (final JsonNode row : value(report, "models")) {
      final String model = value(row, "name").asText() + " of " + value(row, "instrument").asText();
      exact.put("n of " + model, value(row, "n").toString());
      errors.put("mae of " + model, value(row, "mae").asDouble(Double.NaN));
      errors.put("rmse of " + model, value(row, "rmse").asDouble(Double.NaN));
    }
    return new Answers(exact, errors, value(report, "digest").asText());
  }

  private static JsonNode value(final JsonNode object, final String key) {
    final JsonNode value = object.get(key);
    if (value == null) {
      throw RigException.wrong("the report has no key '" + key + "'");
    }
    return value;
  }

  /**
   * {@return what of a complete session is not as it must be, if anything}
   *
   * @param messages records of the session
   */
  Optional<String> incomplete(final long messages) {
    final Map<String, String> wanted = Map.of("malformed", "0", "cuts", "[]", "quarantined", "[]");
    if (!exact.get("events").equals(Long.toString(messages))) {
      return Optional.of("events: " + exact.get("events") + ", expected " + messages);
    }
    for (final String key : new TreeMap<>(wanted).keySet()) {
      if (!exact.get(key).equals(wanted.get(key))) {
        return Optional.of(key + ": " + exact.get(key) + ", expected " + wanted.get(key));
      }
    }
    final String learned = exact.get("n of ols of *");
    return learned == null || learned.equals("0")
        ? Optional.of("n of ols of *: " + learned + ", expected more than 0")
        : Optional.empty();
  }

  /**
   * {@return the first difference from another run of the same build, if any}
   *
   * @param other answers of the same job
   */
  Optional<String> differenceWithinBuild(final Answers other) {
    return difference(other, 0)
        .or(
            () ->
                digest.equals(other.digest)
                    ? Optional.empty()
                    : differs("digest", digest, other.digest));
  }

  /**
   * {@return the first difference from a run of another build, if any}
   *
   * @param other answers of the same job
   */
  Optional<String> differenceFromBuild(final Answers other) {
    return difference(other, TOLERANCE);
  }

  private Optional<String> difference(final Answers other, final double tolerance) {
    final TreeMap<String, String> names = new TreeMap<>(exact);
    names.putAll(other.exact);
    for (final String name : names.keySet()) {
      if (!Objects.equals(exact.get(name), other.exact.get(name))) {
        return differs(name, exact.get(name), other.exact.get(name));
      }
    }
    for (final Map.Entry<String, Double> error : errors.entrySet()) {
      final double here = error.getValue();
      final double there = other.errors.get(error.getKey());
      if (!near(here, there, tolerance)) {
        return differs(error.getKey(), here, there);
      }
    }
    return Optional.empty();
  }

  private static boolean near(final double here, final double there, final double tolerance) {
    return Double.compare(here, there) == 0
        || Math.abs(here - there) <= tolerance * Math.max(Math.abs(here), Math.abs(there));
  }

  private static Optional<String> differs(
      final String name, final Object here, final Object there) {
    return Optional.of(name + ": " + here + " and " + there);
  }
}
