package io.millrace.engine.pipeline;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.AnomalyDefinition;
import io.millrace.engine.definition.DriftDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.SampleRule;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.expression.ExpressionException;
import io.millrace.engine.graph.OperatorPlan;
import io.millrace.engine.graph.OperatorPlanner;
import io.millrace.engine.prequential.PrequentialEvaluator;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.Schema;
import io.millrace.learning.anomaly.AnomalyCatalogue;
import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.state.Mix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A pipeline whose names are resolved and whose parameters are checked against the fields of its
 * feed. Immutable; every instrument's stage is made from it.
 */
public final class PipelinePlan {
  private static final int NO_HANDLE = -1;
  private static final int SOME_LABELS = 64;
  private static final int MANY_LABELS = 4_096;

  private final PipelineDefinition definition;
  private final FieldNames fields;
  private final OperatorPlanner planner;
  private final int[] features;
  private final List<String> featureNames;
  private final List<String> anomalyNames;
  private final List<String> modelScores;
  private final List<String> scoreNames;
  private final int target;
  private final Arithmetic targetArithmetic;
  private final int spread;
  private final int[][] anomalies;
  private final DriftPlan drifts;
  private final int traded;
  private final int[] alerts;
  private final List<String> alertNames;
  private final OperatorPlan operators;

  private PipelinePlan(final PipelineDefinition definition, final FieldNames fields) {
    this.definition = definition;
    this.fields = fields;
    planner = new OperatorPlanner(fields, definition.maxWindow());
    featureNames = List.copyOf(definition.features().keySet());
    anomalyNames = definition.anomalies().stream().map(AnomalyDefinition::name).toList();
    planner.earlyScores(anomalyNames.size());
    features = planFeatures();
    target = planTarget();
    targetArithmetic = Arithmetic.of(target != NO_HANDLE && planner.isDecimal(target));
    spread = planSpread();
    traded = planTraded();
    modelScores = fits("models", () -> checkedScores(definition));
    scoreNames = Stream.concat(anomalyNames.stream(), modelScores.stream()).toList();
    anomalies = planAnomalies();
    drifts =
        new DriftPlan(definition, (path, text) -> at(path, () -> planner.output(text, scoreNames)));
    alerts = planAlerts();
    alertNames = nameAlerts();
    operators = planner.plan(target, watched());
    fits("features", () -> operators.newGraph());
  }

  private static List<String> checkedScores(final PipelineDefinition definition) {
    PrequentialEvaluator.check(definition);
    return PrequentialEvaluator.scoreNames(definition);
  }

  /**
   * Makes what an instrument will need, so that an impossible plan is refused before the first
   * tick.
   *
   * @param <T> its type
   * @param path that leads to what asks for it
   * @param making of it
   * @return what was made
   * @throws DefinitionException where there is not enough memory
   */
  public static <T> T fits(final String path, final Supplier<T> making) {
    try {
      return making.get();
    } catch (final OutOfMemoryError tooMuch) {
      final long maxMiB = Runtime.getRuntime().maxMemory() >> 20;
      throw new DefinitionException(
          path, "more memory than the " + maxMiB + " MiB that this JVM may take, see -Xmx");
    }
  }

  /** What is read once the models have predicted. */
  private int[] watched() {
    return IntStream.concat(Arrays.stream(alerts), drifts.expressions()).toArray();
  }

  private boolean isClass() {
    return definition.target() != null && definition.target().isClass();
  }

  /**
   * Resolves and checks a definition.
   *
   * @param definition what is asked for
   * @param fields what the feed's records can have
   * @return the plan
   * @throws DefinitionException where a name is not known, an expression does not parse or a
   *     parameter is out of range
   */
  public static PipelinePlan of(final PipelineDefinition definition, final FieldNames fields) {
    return new PipelinePlan(definition, fields);
  }

  private int[] planFeatures() {
    final List<Integer> handles = new ArrayList<>();
    for (final Map.Entry<String, String> feature : definition.features().entrySet()) {
      handles.add(
          at(
              "features/" + feature.getKey(),
              () -> planner.feature(feature.getKey(), feature.getValue())));
    }
    return handles.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A target reads the scores of anomaly detectors, not the predictions made of it. */
  private int planTarget() {
    final TargetDefinition wanted = definition.target();
    return wanted == null
        ? NO_HANDLE
        : at("target/value", () -> planner.output(wanted.value(), anomalyNames));
  }

  /** The error in spreads is measured where both quotes are declared fields of the feed. */
  private int planSpread() {
    final boolean quoted = fields.names().contains("bid") && fields.names().contains("ask");
    return definition.target() == null || !quoted
        ? NO_HANDLE
        : at("target", () -> planner.output("ask - bid", List.of()));
  }

  /** An anomaly detector sees a tick before there are scores on it, so it reads none. */
  private int[][] planAnomalies() {
    final List<AnomalyDefinition> wanted = definition.anomalies();
    final int[][] handles = new int[wanted.size()][];
    for (int i = 0; i < handles.length; i++) {
      final AnomalyDefinition anomaly = wanted.get(i);
      handles[i] = new int[anomaly.of().size()];
      for (int k = 0; k < handles[i].length; k++) {
        final String text = anomaly.of().get(k);
        handles[i][k] = at("anomaly/" + i + "/of", () -> planner.output(text, List.of()));
      }
      final int width = handles[i].length;
      fits(
          "anomaly/" + i,
          () -> AnomalyCatalogue.create(anomaly.type(), anomaly.parameters(), width));
    }
    return handles;
  }

  /**
   * Of fields: a feature that is named size or price, be it a logarithm, does not set the clock. A
   * price may be negative; what is traded at it has a value all the same. A size may not.
   */
  private int planTraded() {
    return switch (definition.sample().by()) {
      case VOLUME -> at("sample", () -> planner.overFields("size"));
      case VALUE -> at("sample", () -> planner.overFields("abs(price) * size"));
      default -> NO_HANDLE;
    };
  }

  private int[] planAlerts() {
    final List<AlertDefinition> rules = definition.alerts();
    final int[] handles = new int[rules.size()];
    for (int i = 0; i < handles.length; i++) {
      final String when = rules.get(i).when();
      handles[i] = at("alerts/" + i + "/when", () -> planner.output(when, scoreNames));
    }
    return handles;
  }

  private List<String> nameAlerts() {
    return Stream.of(
            definition.alerts().stream().map(AlertDefinition::name),
            definition.drifts().stream().map(DriftDefinition::name),
            Stream.of(
                AlertDefinition.QUARANTINED,
                AlertDefinition.MODEL_RESET,
                AlertDefinition.MEMORY_REACHED))
        .flatMap(names -> names)
        .toList();
  }

  private static int at(final String path, final IntSupplier step) {
    try {
      return step.getAsInt();
    } catch (final ExpressionException error) {
      throw new DefinitionException(path, error.getMessage() + "\n" + error.caret());
    }
  }

  /** {@return the raw fields that records are decoded for} */
  public Schema schema() {
    final Schema numbers = planner.schema();
    final String value = definition.target() == null ? "" : definition.target().value().trim();
    return isClass() && numbers.indexOf(value) >= 0
        ? new Schema(numbers.names(), value, definition.target().classes())
        : numbers;
  }

  /** {@return what the plan was made from} */
  public PipelineDefinition definition() {
    return definition;
  }

  /** {@return names of the features, in the order of the models' inputs} */
  public List<String> featureNames() {
    return featureNames;
  }

  /** {@return handle of the target's value, negative where nothing is predicted} */
  public int targetHandle() {
    return target;
  }

  /** {@return how values of the target are subtracted from each other} */
  public Arithmetic targetArithmetic() {
    return targetArithmetic;
  }

  /** {@return handle of the quoted spread, negative where there is none} */
  public int spreadHandle() {
    return spread;
  }

  /** {@return handle of the traded size or value, negative where nothing samples by it} */
  public int tradedHandle() {
    return traded;
  }

  /** {@return for each anomaly detector the handles of what it sees} */
  public int[][] anomalyHandles() {
    return anomalies;
  }

  /** {@return index of the first model's score; those of the anomaly detectors come before it} */
  public int firstModelScore() {
    return anomalies.length;
  }

  /** {@return names of the models' scores of a sample, in order} */
  public List<String> modelScores() {
    return modelScores;
  }

  /** {@return what each drift detector watches} */
  public DriftPlan drifts() {
    return drifts;
  }

  /**
   * {@return handles of the conditions of alert rules, to be read from the operators over scores}
   */
  public int[] alertHandles() {
    return alerts;
  }

  /**
   * {@return names of all alerts that can be raised: the rules', the drift detectors', the
   * engine's}
   */
  public List<String> alertNames() {
    return alertNames;
  }

  /**
   * @param name of an alert
   * @return its index in {@link #alertNames}
   */
  public int alertNumber(final String name) {
    return alertNames.indexOf(name);
  }

  /**
   * {@return how many samples wait for their label where the rules determine it, so that nothing
   * grows; within reason}
   */
  public int expectedLabels() {
    final TargetDefinition wanted = definition.target();
    final SampleRule rule = definition.sample();
    double expected = SOME_LABELS;
    if (wanted != null && wanted.horizonNs() > 0 && rule.by() == SampleRule.By.TIME) {
      expected = wanted.horizonNs() / rule.every() + 2;
    } else if (wanted != null && wanted.horizonTicks() > 0 && rule.by() == SampleRule.By.TICKS) {
      expected = wanted.horizonTicks() / rule.every() + 2;
    }
    return (int) StrictMath.min(MANY_LABELS, expected);
  }

  /** {@return expressions of the operators that depend on no model's score, in canonical form} */
  public List<String> operatorNames() {
    return operators.names();
  }

  /** {@return expressions of the operators that depend on a model's score, in canonical form} */
  public List<String> scoreOperatorNames() {
    return operators.scoredNames();
  }

  /** {@return the models and drift detectors with their settings} */
  public List<String> modelNames() {
    return Stream.concat(
            definition.models().stream()
                .map(model -> model.type() + " " + model.parameters().canonical()),
            definition.drifts().stream()
                .map(
                    drift ->
                        drift.type() + " of " + drift.of() + " " + drift.parameters().canonical()))
        .toList();
  }

  /** {@return 64-bit digest of all that decides what the pipeline computes from its ticks} */
  public long digest() {
    return Mix64.hash(
        String.join(
            "\n",
            definition.features().toString(),
            String.valueOf(definition.target()),
            definition.sample().toString(),
            operatorNames().toString(),
            scoreOperatorNames().toString(),
            modelNames().toString(),
            definition.anomalies().stream()
                .map(anomaly -> anomaly.type() + anomaly.of() + anomaly.parameters().canonical())
                .toList()
                .toString(),
            definition.drifts().stream()
                .map(drift -> drift.action() + " " + drift.samples() + " " + drift.factor())
                .toList()
                .toString(),
            scoreNames.toString(),
            alertNames.toString(),
            definition.instruments() + " " + definition.maxInstruments(),
            definition.alerts().toString(),
            schema().toString(),
            definition.metricsAfter()
                + " "
                + definition.maxWindow()
                + " "
                + definition.maxJumpNs()));
  }

  /** {@return layout of the operators} */
  public OperatorPlan operators() {
    return operators;
  }
}
