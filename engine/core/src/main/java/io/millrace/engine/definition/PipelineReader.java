package io.millrace.engine.definition;

import io.millrace.engine.tick.Instruments;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Durations;
import io.millrace.learning.setting.Settings;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@link PipelineDefinition} from the settings of a pipeline file: the keys {@code
 * instruments features sample target models drift anomaly alerts metrics max_instruments max_window
 * max_jump}. Other keys are their readers' concern.
 */
public final class PipelineReader {
  private static final Pattern COUNTED =
      Pattern.compile("(-?[0-9][0-9_]*(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)\\s+([a-z]+)");

  private final Settings root;
  private final PipelineDefinition.Builder builder = PipelineDefinition.builder();

  private PipelineReader(final Settings root) {
    this.root = root;
  }

  /**
   * @param root settings of a pipeline file; the keys read here are marked as known
   * @return the definition
   * @throws DefinitionException where a value is wrong
   */
  public static PipelineDefinition read(final Settings root) {
    return new PipelineReader(root).read();
  }

  private PipelineDefinition read() {
    root.texts("instruments").forEach(builder::instrument);
    readFeatures();
    readSample();
    readTarget();
    readModels();
    readAnomalies();
    readDrifts();
    readAlerts();
    try (Settings metrics = root.mapping("metrics")) {
      final String after = metrics.text("after", null);
      if (after != null) {
        builder.metricsAfter((long) counted(metrics, "after", after, List.of("samples"), true));
      }
    }
    builder.maxInstruments(
        (int)
            root.integer(
                "max_instruments", Instruments.DEFAULT_MAX, 1, DefinitionRules.MAX_INSTRUMENTS));
    builder.maxWindow(
        (int)
            root.integer(
                "max_window",
                PipelineDefinition.DEFAULT_MAX_WINDOW,
                1,
                DefinitionRules.MAX_WINDOW));
    builder.maxJumpNs(root.durationNs("max_jump", PipelineDefinition.DEFAULT_MAX_JUMP_NS));
    return builder.build();
  }

  private void readFeatures() {
    final Settings features = root.mapping("features");
    for (final String name : features.keys()) {
      if (!(features.raw(name) instanceof String)) {
        throw features.error(name, Refusals.NO_EXPRESSION);
      }
      builder.feature(name, features.text(name, null));
    }
  }

  private void readSample() {
    if (root.raw("sample") instanceof Map) {
      try (Settings settings = root.mapping("sample")) {
        final SampleRule rule = sampleRule(settings, "every", settings.required("every"));
        final int idle =
            (int) settings.integer("idle", SampleRule.DEFAULT_IDLE, 0, SampleRule.MAX_IDLE);
        builder.sample(new SampleRule(rule.by(), rule.every(), idle));
      }
    } else if (root.has("sample")) {
      final String text = root.text("sample", null);
      final String every = text.startsWith("every ") ? text.substring(6).trim() : text;
      builder.sample(sampleRule(root, "sample", every));
    }
  }

  private static SampleRule sampleRule(final Settings at, final String key, final String every) {
    if (every.equals("tick")) {
      return SampleRule.EVERY_TICK;
    }
    final OptionalLong ns = Durations.parseNs(every);
    if (ns.isPresent() && ns.getAsLong() > 0) {
      return SampleRule.time(ns.getAsLong());
    }
    if (every.endsWith(" volume")) {
      return SampleRule.volume(counted(at, key, every, List.of("volume"), false));
    }
    if (every.endsWith(" value")) {
      return SampleRule.value(counted(at, key, every, List.of("value"), false));
    }
    return SampleRule.ticks((long) counted(at, key, every, List.of("ticks", "tick"), true));
  }

  /** Reads texts such as {@code 3 ticks}. */
  private static double counted(
      final Settings at,
      final String key,
      final String text,
      final List<String> units,
      final boolean whole) {
    final Matcher matcher = COUNTED.matcher(text);
    if (!matcher.matches() || !units.contains(matcher.group(2))) {
      throw at.error(key, notCounted(key, text, units.get(0)));
    }
    final double count = Double.parseDouble(matcher.group(1).replace("_", ""));
    Refusals.badCount(at.path(), key, text, count, whole);
    return count;
  }

  private static String notCounted(final String key, final String text, final String unit) {
    final boolean byTime = !key.equals("after");
    final String positive = text.startsWith("-") ? text.substring(1) : text;
    if (byTime && Durations.hasForm(positive)) {
      return Durations.refusal(text);
    }
    final String expected =
        "'" + text + "' is not known; expected a count such as '3 " + unit + "'";
    return expected + (byTime ? " or a duration such as 10s" : "");
  }

  private void readTarget() {
    if (!root.has("target")) {
      return;
    }
    if (root.raw("target") instanceof String) {
      builder.target(TargetDefinition.of(root.text("target", null)));
      return;
    }
    try (Settings target = root.mapping("target")) {
      final String value = target.required("value");
      final String horizon = target.text("horizon", "none");
      long horizonNs = 0;
      long horizonTicks = 0;
      if (Durations.parseNs(horizon).isPresent()) {
        horizonNs = target.durationNs("horizon", 0);
      } else if (!horizon.equals("none")) {
        horizonTicks = (long) counted(target, "horizon", horizon, List.of("ticks", "tick"), true);
      }
      final TargetDefinition definition =
          new TargetDefinition(
              value,
              horizonNs,
              horizonTicks,
              target.oneOf("change", TargetDefinition.Change.LEVEL),
              target.oneOf("kind", TargetDefinition.Kind.NUMBER),
              target.texts("classes"));
      definition.checkChange(target.has("change"));
      definition.checkClasses(target.has("classes"));
      builder.target(definition);
    }
  }

  private void readModels() {
    for (final Settings model : root.mappings("models")) {
      builder.model(new ModelDefinition(model.required("name"), model.required("type"), model));
    }
  }

  private void readAnomalies() {
    for (final Settings anomaly : root.mappings("anomaly")) {
      builder.anomaly(
          new AnomalyDefinition(
              anomaly.required("name"), anomaly.required("type"), anomaly.texts("of"), anomaly));
    }
  }

  private void readDrifts() {
    for (final Settings drift : root.mappings("drift")) {
      final DriftDefinition definition =
          new DriftDefinition(
              drift.required("name"),
              drift.required("type"),
              drift.required("of"),
              drift.oneOf("action", DriftDefinition.Action.ALERT),
              drift.integer(
                  "samples", DriftDefinition.DEFAULT_SAMPLES, 1, DriftDefinition.MAX_SAMPLES),
              drift.number(
                  "factor",
                  DriftDefinition.DEFAULT_FACTOR,
                  Double.MIN_NORMAL,
                  DriftDefinition.MAX_FACTOR),
              drift);
      definition.checkUnused(drift.path(), drift.has("samples"), drift.has("factor"));
      builder.drift(definition);
    }
  }

  private void readAlerts() {
    for (final Settings alert : root.mappings("alerts")) {
      try (alert) {
        final String name = alert.required("name");
        final String lasting = alert.text("for", "1 tick");
        long forTicks = 1;
        long forNs = 0;
        if (Durations.parseNs(lasting).isPresent()) {
          forNs = alert.durationNs("for", 0);
        } else {
          forTicks = (long) counted(alert, "for", lasting, List.of("ticks", "tick"), true);
        }
        builder.alert(
            new AlertDefinition(
                name,
                alert.required("when"),
                forTicks,
                forNs,
                cooldownNs(alert),
                alert.text("message", "")));
      }
    }
  }

  private static long cooldownNs(final Settings alert) {
    final OptionalLong ns = Durations.parseNs(alert.text("cooldown", "0s"));
    return ns.isPresent() && ns.getAsLong() == 0 ? 0 : alert.durationNs("cooldown", 0);
  }
}
