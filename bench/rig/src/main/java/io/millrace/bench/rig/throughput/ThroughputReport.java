package io.millrace.bench.rig.throughput;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.bench.rig.figure.Machine;
import io.millrace.bench.rig.figure.Rate;
import io.millrace.bench.rig.figure.Round;
import io.millrace.bench.rig.figure.Spread;
import io.millrace.bench.rig.profile.ModeProfile;
import io.millrace.bench.rig.program.Program;
import java.util.List;

/**
 * The measurements.
 *
 * @param plan that was measured
 * @param rounds in the order in which they ran
 * @param profiles by mode and build; empty unless they were asked for
 */
public record ThroughputReport(
    ThroughputPlan plan, List<Round> rounds, List<ModeProfile> profiles) {

  /**
   * {@return the rounds of a build in a mode, by pair}
   *
   * @param mode that is measured
   * @param program one of the builds
   */
  List<Round> rounds(final String mode, final Program program) {
    return rounds.stream()
        .filter(round -> round.mode().equals(mode) && round.label().equals(program.label()))
        .toList();
  }

  /** {@return the report for people} */
  public String text() {
    return ThroughputText.of(this);
  }

  /** {@return the report for programs; a number that is not known is null} */
  public ObjectNode json() {
    final ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("jar", plan.build().jar().toString());
    json.put("baseline", plan.baseline().map(program -> program.jar().toString()).orElse(null));
    json.put("messages", plan.messages());
    json.put("pairs", plan.pairs());
    json.put("machine", Machine.text());
    final ArrayNode rows = json.putArray("rounds");
    rounds.forEach(round -> rows.add(json(round)));
    final ArrayNode modes = json.putArray("modes");
    plan.modes().forEach(mode -> modes.add(json(mode)));
    final ArrayNode profiled = json.putArray("profiles");
    profiles.forEach(profile -> profiled.add(json(profile)));
    return json;
  }

  private static ObjectNode json(final Round round) {
    final ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("threads", round.mode());
    json.put("pair", round.pair());
    json.put("build", round.label());
    json.put("records", round.records());
    number(json, "elapsed_s", round.elapsedSeconds());
    number(json, "process_s", round.processSeconds());
    number(json, "cpu_s", round.cpuSeconds());
    return json;
  }

  private ObjectNode json(final String mode) {
    final ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("threads", mode);
    for (final Rate rate : Rate.values()) {
      final ObjectNode of = json.putObject(rate.key());
      for (final Program program : plan.programs()) {
        of.set(program.label(), json(rate.over(rounds(mode, program))));
      }
      plan.baseline().ifPresent(baseline -> ratios(of, rate, mode, baseline));
    }
    return json;
  }

  private void ratios(
      final ObjectNode json, final Rate rate, final String mode, final Program baseline) {
    final List<Round> ours = rounds(mode, plan.build());
    final List<Round> theirs = rounds(mode, baseline);
    number(json, "ratio_of_medians", rate.over(ours).median() / rate.over(theirs).median());
    json.set("paired_ratio", json(rate.paired(ours, theirs)));
  }

  private static ObjectNode json(final Spread spread) {
    final ObjectNode json = JsonNodeFactory.instance.objectNode();
    number(json, "median", spread.median());
    number(json, "lowest", spread.lowest());
    number(json, "highest", spread.highest());
    return json;
  }

  private static ObjectNode json(final ModeProfile profile) {
    final ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("threads", profile.mode());
    json.put("build", profile.label());
    final ObjectNode stages = json.putObject("samples_by_stage");
    profile.profile().samplesByStage().forEach(stages::put);
    final ObjectNode threads = json.putObject("samples_by_thread");
    profile.profile().samplesByThread().forEach(threads::put);
    return json;
  }

  private static void number(final ObjectNode json, final String key, final double value) {
    if (Double.isFinite(value)) {
      json.put(key, value);
    } else {
      json.putNull(key);
    }
  }
}
