package io.millrace.engine.definition;

import io.millrace.engine.tick.Instruments;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Durations;
import io.millrace.learning.setting.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@link PipelineDefinition} from the settings of a pipeline file: the keys {@code
 * instruments features sample target models drift anomaly alerts metrics max_instruments max_window
 * max_jump}. Other keys are their readers' concern.
 */
public final class PipelineReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern COUNTED =
      Pattern.compile("(-?[0-9][0-9_]*(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)\\s+([a-z]+)");
  private static final int MAX_INSTRUMENTS = 1 << 24;
  private static final long MAX_COUNTED = 1L << 53;
  private static final Set<String> RESERVED =
      Set.of("and", "or", "not", "intercept", "no_change", "running_mean", "ew_mean", "majority");

  private final Settings root;
  private final PipelineDefinition.Builder builder = PipelineDefinition.builder();
  private final Set<String> names = new TreeSet<>();
  private final Set<String> alertNames = new TreeSet<>();
  private SampleRule sample = SampleRule.EVERY_TICK;

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
    builder.maxInstruments(maxInstruments());
    builder.maxWindow(
        (int) root.integer("max_window", PipelineDefinition.DEFAULT_MAX_WINDOW, 1, 1 << 28));
    builder.maxJumpNs(root.durationNs("max_jump", PipelineDefinition.DEFAULT_MAX_JUMP_NS));
    return builder.build();
  }

  private int maxInstruments() {
    final int max =
        (int) root.integer("max_instruments", Instruments.DEFAULT_MAX, 1, MAX_INSTRUMENTS);
    final int listed = (int) root.texts("instruments").stream().distinct().count();
    if (listed > max) {
      throw root.error("max_instruments", max + " is less than the " + listed + " 'instruments'");
    }
    return max;
  }

  private void readFeatures() {
    final Settings features = root.mapping("features");
    for (final String name : features.keys()) {
      checkName(features, name, name);
      if (!(features.raw(name) instanceof String)) {
        throw features.error(
            name, "an expression is wanted here; quote expressions that hold commas");
      }
      builder.feature(name, features.text(name, null));
    }
  }

  private void checkName(final Settings at, final String key, final String name) {
    if (!NAME.matcher(name).matches()) {
      throw at.error(key, "'" + name + "' is not a name: letters, digits and _ only");
    }
    if (RESERVED.contains(name)) {
      throw at.error(key, "'" + name + "' is a reserved name");
    }
    if (!names.add(name)) {
      throw at.error(key, "the name '" + name + "' stands twice");
    }
  }

  private void readSample() {
    if (root.raw("sample") instanceof Map) {
      try (Settings settings = root.mapping("sample")) {
        final SampleRule rule = sampleRule(settings, "every", settings.required("every"));
        final int idle = (int) settings.integer("idle", SampleRule.DEFAULT_IDLE, 0, 1 << 30);
        sample = new SampleRule(rule.by(), rule.every(), idle);
      }
    } else if (root.has("sample")) {
      final String text = root.text("sample", null);
      final String every = text.startsWith("every ") ? text.substring(6).trim() : text;
      sample = sampleRule(root, "sample", every);
    }
    builder.sample(sample);
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
      throw at.error(key, "'" + text + "' is not " + wanted(key, text, units.get(0)));
    }
    final double count = Double.parseDouble(matcher.group(1).replace("_", ""));
    if (!(count > 0 && count <= MAX_COUNTED) || (whole && count != StrictMath.rint(count))) {
      final String range = whole ? "a whole number from 1 to " : "above 0, at most ";
      throw at.error(key, "'" + text + "' is out of range: " + range + MAX_COUNTED);
    }
    return count;
  }

  /** The end of the sentence that says what stands there instead of a count. */
  private static String wanted(final String key, final String text, final String unit) {
    final boolean byTime = !key.equals("after");
    if (byTime && Durations.parseNs(text.startsWith("-") ? text.substring(1) : text).isPresent()) {
      return "a duration above 0, such as 10s";
    }
    return "known; wanted is a count such as '3 "
        + unit
        + "'"
        + (byTime ? " or a duration such as 10s" : "");
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
      checkHorizon(target, horizon, horizonNs, horizonTicks);
      final String change = target.oneOf("change", "level", List.of("level", "difference", "log"));
      final String kind = target.oneOf("kind", "number", List.of("number", "class"));
      if (horizonNs == 0 && horizonTicks == 0 && target.has("change")) {
        throw target.error("change", "'" + change + "' needs a horizon, and there is none");
      }
      builder.target(
          new TargetDefinition(
              value,
              horizonNs,
              horizonTicks,
              TargetDefinition.Change.valueOf(change.toUpperCase(Locale.ROOT)),
              TargetDefinition.Kind.valueOf(kind.toUpperCase(Locale.ROOT))));
    }
  }

  /** A horizon and a sample in the same unit can be compared: labels are not to fall between. */
  private void checkHorizon(
      final Settings target, final String horizon, final long ns, final long ticks) {
    final boolean byTime = sample.by() == SampleRule.By.TIME && ns > 0 && ns < sample.every();
    final boolean byTicks =
        sample.by() == SampleRule.By.TICKS && ticks > 0 && ticks < sample.every();
    if (byTime || byTicks) {
      final long every = (long) sample.every();
      throw target.error(
          "horizon",
          horizon
              + " is shorter than a sample: at least "
              + (byTime ? Durations.format(every) : every + " ticks")
              + ", or none");
    }
  }

  private void readModels() {
    for (final Settings model : root.mappings("models")) {
      final String name = model.required("name");
      checkName(model, "name", name);
      builder.model(new ModelDefinition(name, model.required("type"), model));
    }
    if (root.has("models") && !root.has("target")) {
      throw root.error("models", "models need a 'target' to predict");
    }
    if (root.has("models") && !root.has("features")) {
      throw root.error("models", "models need 'features' to predict from");
    }
  }

  private void readAnomalies() {
    for (final Settings anomaly : root.mappings("anomaly")) {
      final String name = anomaly.required("name");
      checkName(anomaly, "name", name);
      final String type = anomaly.required("type");
      final List<String> of = anomaly.texts("of");
      if (of.isEmpty()) {
        throw anomaly.error("of", "a list of features or expressions is wanted here");
      }
      builder.anomaly(new AnomalyDefinition(name, type, of, anomaly));
    }
  }

  private void readDrifts() {
    for (final Settings drift : root.mappings("drift")) {
      final String name = drift.required("name");
      checkAlertName(drift, name);
      final String type = drift.required("type");
      final String of = drift.required("of");
      final String action =
          drift.oneOf("action", "alert", List.of("alert", "reset", "rate", "freeze"));
      if (!action.equals("rate") && drift.has("factor")) {
        throw drift.error("factor", "is for the action 'rate', and the action is '" + action + "'");
      }
      if (!List.of("rate", "freeze").contains(action) && drift.has("samples")) {
        throw drift.error(
            "samples",
            "is for the actions 'rate' and 'freeze', and the action is '" + action + "'");
      }
      builder.drift(
          new DriftDefinition(
              name,
              type,
              of,
              DriftDefinition.Action.valueOf(action.toUpperCase(Locale.ROOT)),
              drift.integer("samples", DriftDefinition.DEFAULT_SAMPLES, 1, 1L << 53),
              drift.number("factor", DriftDefinition.DEFAULT_FACTOR, Double.MIN_NORMAL, 1e6),
              drift));
    }
  }

  private void checkAlertName(final Settings at, final String name) {
    if (AlertDefinition.OF_ENGINE.contains(name)) {
      throw at.error("name", "'" + name + "' is the name of an alert of the engine itself");
    }
    if (!alertNames.add(name)) {
      throw at.error("name", "the alert '" + name + "' stands twice");
    }
  }

  private void readAlerts() {
    for (final Settings alert : root.mappings("alerts")) {
      try (alert) {
        final String name = alert.required("name");
        checkAlertName(alert, name);
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
