package io.millrace.replay.app.pipeline;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.AnomalyDefinition;
import io.millrace.engine.definition.DriftDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.SampleRule;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.definition.TargetDefinition.Change;
import io.millrace.engine.definition.TargetDefinition.Kind;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.Settings;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Definitions that break one rule each: as a pipeline file, and built in Java. */
final class RefusedDefinitions {
  private static final String COUNT = "is out of range: a whole number from 1 to 9007199254740992";
  private static final String DURATION =
      "is not a duration above 0, such as 10s (units ns us ms s m h d)";
  private static final String EMPTY =
      "expected an expression; quote expressions that contain commas";
  private static final long S = 1_000_000_000L;

  /**
   * A rule that is broken.
   *
   * @param yaml the pipeline, without its feed
   * @param java adds the same to a builder
   * @param path of the refusal
   * @param message of the refusal, without the key
   */
  record Refused(
      String yaml, UnaryOperator<PipelineDefinition.Builder> java, String path, String message) {
    @Override
    public String toString() {
      return path + ": " + message;
    }
  }

  private RefusedDefinitions() {}

  static Stream<Refused> all() {
    return Stream.of(
            RefusedNames.all(),
            samples(),
            targets(),
            classes(),
            models(),
            drifts(),
            alerts(),
            bounds())
        .flatMap(List::stream);
  }

  static Refused refused(
      final String yaml,
      final UnaryOperator<PipelineDefinition.Builder> java,
      final String path,
      final String message) {
    return new Refused(yaml, java, path, message);
  }

  private static List<Refused> samples() {
    return List.of(
        sample("0 ticks", SampleRule.ticks(0), "'0 ticks' " + COUNT),
        sample("-3 ticks", SampleRule.ticks(-3), "'-3 ticks' " + COUNT),
        sample("1.5 ticks", rule(SampleRule.By.TICKS, 1.5), "'1.5 ticks' " + COUNT),
        sample(
            "9007199254740994 ticks",
            SampleRule.ticks((1L << 53) + 2),
            "'9007199254740994 ticks' " + COUNT),
        sample("0ns", SampleRule.time(0), "'0ns' " + DURATION),
        sample(
            "1.5ns",
            rule(SampleRule.By.TIME, 1.5),
            "'1.5ns' is not a whole number of ns from 1 to 9223372036854775807"),
        sample(
            "10000000000000000000ns",
            rule(SampleRule.By.TIME, 1e19),
            "'10000000000000000000ns' is not a whole number of ns from 1 to 9223372036854775807"),
        sample("-10s", SampleRule.time(-10 * S), "'-10s' " + DURATION),
        sample(
            "0 volume",
            SampleRule.volume(0),
            "'0 volume' is out of range: above 0, at most 9007199254740992"),
        sample(
            "-0.5 value",
            SampleRule.value(-0.5),
            "'-0.5 value' is out of range: above 0, at most 9007199254740992"),
        refused(
            "sample: {every: 10s, idle: -1}",
            b -> b.sample(new SampleRule(SampleRule.By.TIME, 10 * S, -1)),
            "sample/idle",
            "-1 is out of range: from 0 to 1073741824"));
  }

  private static Refused sample(final String every, final SampleRule rule, final String message) {
    return refused("sample: {every: " + every + "}", b -> b.sample(rule), "sample/every", message);
  }

  private static SampleRule rule(final SampleRule.By by, final double every) {
    return new SampleRule(by, every, SampleRule.DEFAULT_IDLE);
  }

  private static List<Refused> targets() {
    return List.of(
        target("value: ''", new TargetDefinition("", 0, 0, Change.LEVEL), "value", EMPTY),
        target("horizon: 3s", new TargetDefinition(null, 3 * S, 0, Change.LEVEL)),
        target("-5s", -5 * S, 0, "'-5s' " + DURATION),
        target("-5 ticks", 0, -5, "'-5 ticks' " + COUNT),
        target("9007199254740994 ticks", 0, (1L << 53) + 2, "'9007199254740994 ticks' " + COUNT),
        refused(
            "sample: every 10s\ntarget: {value: y, horizon: 5s}",
            b -> b.sample(SampleRule.time(10 * S)).target(horizon(5 * S, 0)),
            "target/horizon",
            "5s is shorter than a sample: at least 10s, or none"),
        refused(
            "sample: every 3 ticks\ntarget: {value: y, horizon: 2 ticks}",
            b -> b.sample(SampleRule.ticks(3)).target(horizon(0, 2)),
            "target/horizon",
            "2 ticks is shorter than a sample: at least 3 ticks, or none"),
        target(
            "value: y, change: log",
            new TargetDefinition("y", 0, 0, Change.LOG),
            "change",
            "'log' needs a horizon, and there is none"),
        target(
            "value: y, change: difference, kind: class",
            new TargetDefinition("y", 0, 0, Change.DIFFERENCE, Kind.CLASS),
            "change",
            "'difference' needs a horizon, and there is none"));
  }

  private static Refused target(
      final String yaml, final TargetDefinition java, final String key, final String message) {
    return refused("target: {" + yaml + "}", b -> b.target(java), "target/" + key, message);
  }

  private static Refused target(final String yaml, final TargetDefinition java) {
    return refused(
        "target: {" + yaml + "}", b -> b.target(java), "target", "key 'value' is missing");
  }

  private static Refused target(
      final String horizon, final long ns, final long ticks, final String message) {
    return target("value: y, horizon: " + horizon, horizon(ns, ticks), "horizon", message);
  }

  private static TargetDefinition horizon(final long ns, final long ticks) {
    return new TargetDefinition("y", ns, ticks, Change.LEVEL);
  }

  static TargetDefinition target(final String value) {
    return TargetDefinition.of(value);
  }

  private static List<Refused> classes() {
    final List<String> many = Stream.iterate(0, i -> i + 1).limit(1_001).map(i -> "c" + i).toList();
    final List<String> two = List.of("buy", "sell");
    return List.of(
        classes("", "[buy]", List.of("buy"), "expected 2 to 1000 classes, not 1"),
        classes(
            "", "[" + String.join(", ", many) + "]", many, "expected 2 to 1000 classes, not 1001"),
        classes("", "[buy, '']", List.of("buy", ""), "expected texts that are not empty"),
        classes("", "[NO, ON, NO]", List.of("NO", "ON", "NO"), "duplicate class 'NO'"),
        target(
            "value: y, classes: [buy, sell]",
            new TargetDefinition("y", 0, 0, Change.LEVEL, Kind.NUMBER, two),
            "classes",
            "is for the kind 'class', and the kind is 'number'"),
        target(
            "value: y, kind: class, horizon: 3 ticks, change: log, classes: [buy, sell]",
            new TargetDefinition("y", 0, 3, Change.LOG, Kind.CLASS, two),
            "classes",
            "is for the change 'level', and the change is 'log', whose classes are signs"));
  }

  private static Refused classes(
      final String more, final String yaml, final List<String> java, final String message) {
    return target(
        "value: y, kind: class, " + more + "classes: " + yaml,
        TargetDefinition.ofClass("y", java.toArray(String[]::new)),
        "classes",
        message);
  }

  static PipelineDefinition.Builder learning(final PipelineDefinition.Builder builder) {
    return builder.feature("x", "x").target(target("y"));
  }

  private static List<Refused> models() {
    return List.of(
        refused(
            "features: {x: x}\nmodels: [{name: m, type: rls}]",
            b -> b.feature("x", "x").model(ModelDefinition.of("m", "rls")),
            "models",
            "models need a 'target' to predict"),
        refused(
            "target: y\nmodels: [{name: m, type: rls}]",
            b -> b.target(target("y")).model(ModelDefinition.of("m", "rls")),
            "models",
            "models need 'features' to predict from"),
        refused(
            "anomaly: [{name: a, type: mad, of: []}]",
            b -> b.anomaly(AnomalyDefinition.of("a", "mad")),
            "anomaly/0/of",
            "expected a list of features or expressions"),
        refused(
            "anomaly: [{name: a, type: mad, of: [x, ' ']}]",
            b -> b.anomaly(AnomalyDefinition.of("a", "mad", "x", " ")),
            "anomaly/0/of",
            EMPTY),
        refused("features: {a: ''}", b -> b.feature("a", ""), "features/a", EMPTY));
  }

  private static List<Refused> drifts() {
    final String model = "features: {x: x}\ntarget: y\nmodels: [{name: ols, type: rls}]\n";
    return List.of(
        refused(
            model + "drift: [{name: d, type: adwin, of: error(osl)}]",
            b -> withModel(b).drift(DriftDefinition.of("d", "adwin", "error(osl)")),
            "drift/0/of",
            "unknown model 'osl'; did you mean 'ols'?"),
        refused(
            "drift: [{name: d, type: adwin, of: error(ols)}]",
            b -> b.drift(DriftDefinition.of("d", "adwin", "error(ols)")),
            "drift/0/of",
            "unknown model 'ols'"),
        refused(
            model + "drift: [{name: d, type: adwin, of: error(ols) + 1}]",
            b -> withModel(b).drift(DriftDefinition.of("d", "adwin", "error(ols) + 1")),
            "drift/0/of",
            "expected error(model) alone, with one model's name: 'error(ols) + 1'"),
        refused(
            "drift: [{name: d, type: adwin, of: x, action: reset}]",
            b ->
                b.drift(DriftDefinition.of("d", "adwin", "x").action(DriftDefinition.Action.RESET)),
            "drift/0/action",
            "'reset' needs a model, and there is none"),
        refused(
            "drift: [{name: d, type: adwin, of: ''}]",
            b -> b.drift(DriftDefinition.of("d", "adwin", "")),
            "drift/0/of",
            EMPTY),
        acting(
            model,
            "freeze, samples: 0",
            DriftDefinition.Action.FREEZE,
            0,
            2,
            "samples",
            "0 is out of range: from 1 to 9007199254740992"),
        acting(
            model,
            "rate, factor: -2.5",
            DriftDefinition.Action.RATE,
            1000,
            -2.5,
            "factor",
            "-2.5 is out of range: above 0 to 1000000.0"),
        acting(
            model,
            "freeze, factor: 3",
            DriftDefinition.Action.FREEZE,
            1000,
            3,
            "factor",
            "is for the action 'rate', and the action is 'freeze'"),
        acting(
            model,
            "reset, samples: 3",
            DriftDefinition.Action.RESET,
            3,
            2,
            "samples",
            "is for the actions 'rate' and 'freeze', and the action is 'reset'"));
  }

  private static PipelineDefinition.Builder withModel(final PipelineDefinition.Builder builder) {
    return learning(builder).model(ModelDefinition.of("ols", "rls"));
  }

  private static Refused acting(
      final String model,
      final String yaml,
      final DriftDefinition.Action action,
      final long samples,
      final double factor,
      final String key,
      final String message) {
    return refused(
        model + "drift: [{name: d, type: adwin, of: x, action: " + yaml + "}]",
        b ->
            withModel(b)
                .drift(
                    new DriftDefinition(
                        "d", "adwin", "x", action, samples, factor, Settings.empty("drift/d"))),
        "drift/0/" + key,
        message);
  }

  private static List<Refused> alerts() {
    return List.of(
        alert("when: '  '", new AlertDefinition("a", "  ", 1, 0, 0, ""), "when", EMPTY),
        alert("for: 0 ticks", alert(0, 0, 0), "for", "'0 ticks' " + COUNT),
        alert("for: -3 ticks", alert(-3, 0, 0), "for", "'-3 ticks' " + COUNT),
        alert("for: -1s", alert(1, -S, 0), "for", "'-1s' " + DURATION),
        alert("cooldown: -1s", alert(1, 0, -S), "cooldown", "'-1s' " + DURATION));
  }

  private static AlertDefinition alert(
      final long forTicks, final long forNs, final long cooldownNs) {
    return new AlertDefinition("a", "x", forTicks, forNs, cooldownNs, "");
  }

  private static Refused alert(
      final String yaml, final AlertDefinition java, final String key, final String message) {
    final String when = key.equals("when") ? "" : "when: x, ";
    return refused(
        "alerts: [{name: a, " + when + yaml + "}]", b -> b.alert(java), "alerts/0/" + key, message);
  }

  private static List<Refused> bounds() {
    return List.of(
        refused(
            "metrics: {after: -5 samples}",
            b -> b.metricsAfter(-5),
            "metrics/after",
            "'-5 samples' " + COUNT),
        refused(
            "max_window: 0",
            b -> b.maxWindow(0),
            "max_window",
            "0 is out of range: from 1 to 268435456"),
        refused(
            "max_window: 268435457",
            b -> b.maxWindow((1 << 28) + 1),
            "max_window",
            "268435457 is out of range: from 1 to 268435456"),
        refused(
            "max_instruments: 0",
            b -> b.maxInstruments(0),
            "max_instruments",
            "0 is out of range: from 1 to 16777216"),
        refused(
            "max_instruments: 16777217",
            b -> b.maxInstruments((1 << 24) + 1),
            "max_instruments",
            "16777217 is out of range: from 1 to 16777216"),
        refused(
            "instruments: [A, B, A]\nmax_instruments: 1",
            b -> b.instruments(List.of("A", "B", "A")).maxInstruments(1),
            "max_instruments",
            "1 is less than the 2 'instruments'"),
        refused("max_jump: 0ns", b -> b.maxJumpNs(0), "max_jump", "'0ns' " + DURATION),
        refused(
            "max_jump: -7d", b -> b.maxJumpNs(-7 * 86_400 * S), "max_jump", "'-7d' " + DURATION),
        refused(
            "journal: {checkpoint: 0}",
            b -> b.checkpointEvery(0),
            "journal/checkpoint",
            "0 is out of range: from 1 to 9223372036854775807"));
  }
}
