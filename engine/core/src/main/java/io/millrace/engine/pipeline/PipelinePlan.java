package io.millrace.engine.pipeline;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.AnomalyDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.expression.ExpressionException;
import io.millrace.engine.graph.OperatorPlan;
import io.millrace.engine.graph.OperatorPlanner;
import io.millrace.engine.prequential.ClassLabels;
import io.millrace.engine.prequential.PrequentialEvaluator;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.signal.SignalPublisher;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.Schema;
import io.millrace.learning.anomaly.AnomalyCatalogue;
import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.setting.DefinitionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A pipeline whose names are resolved and whose parameters are checked against the fields of its
 * feed. Immutable; every instrument's stage is made from it.
 */
public final class PipelinePlan {
  private static final int NO_HANDLE = -1;

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
    operators = planner.plan();
    fits("features", () -> operators.newGraph());
  }

  private static List<String> checkedScores(final PipelineDefinition definition) {
    PrequentialEvaluator.check(definition);
    return PrequentialEvaluator.scoreNames(definition);
  }

  /** Makes what an instrument will need, so that what cannot be is told before the first tick. */
  static <T> T fits(final String path, final Supplier<T> making) {
    try {
      return making.get();
    } catch (final OutOfMemoryError tooMuch) {
      final long maxMiB = Runtime.getRuntime().maxMemory() >> 20;
      throw new DefinitionException(
          path, "more memory than the " + maxMiB + " MiB that this JVM may take, see -Xmx");
    }
  }

  /**
   * Makes what an instrument gets at its first tick, and that nothing runs; allocates. For whoever
   * measures its memory.
   *
   * @return the stage
   * @throws DefinitionException where there is not enough memory for one
   */
  public Object trialStage() {
    final SignalPublisher signals = new SignalPublisher(SignalListener.NONE);
    return fits(
        "",
        () ->
            new InstrumentStage(
                this, "", true, new ClassLabels(), new DataQualityCounters(), signals));
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

  private static int at(final String path, final IntSupplier step) {
    try {
      return step.getAsInt();
    } catch (final ExpressionException error) {
      throw new DefinitionException(path, error.getMessage() + "\n" + error.caret());
    }
  }

  /**
   * @return the raw fields that records are decoded for
   */
  public Schema schema() {
    final Schema numbers = planner.schema();
    final String value = definition.target() == null ? "" : definition.target().value().trim();
    return isClass() && numbers.indexOf(value) >= 0 ? new Schema(numbers.names(), value) : numbers;
  }

  /**
   * @return what the plan was made from
   */
  public PipelineDefinition definition() {
    return definition;
  }

  /**
   * @return names of the features, in the order of the models' inputs
   */
  public List<String> featureNames() {
    return featureNames;
  }

  int[] featureHandles() {
    return features;
  }

  boolean hasTarget() {
    return target != NO_HANDLE;
  }

  int targetHandle() {
    return target;
  }

  /** How values of the target are subtracted from each other. */
  Arithmetic targetArithmetic() {
    return targetArithmetic;
  }

  /** Handle of the quoted spread, negative where there is none. */
  int spreadHandle() {
    return spread;
  }

  /** Handle of the traded size or value, negative where nothing samples by it. */
  int tradedHandle() {
    return traded;
  }

  /** For each anomaly detector the handles of what it sees. */
  int[][] anomalyHandles() {
    return anomalies;
  }

  /** Index of the first model's score; those of the anomaly detectors come before it. */
  int firstModelScore() {
    return anomalies.length;
  }

  /** Names of what the models say of a sample, in the order of their scores. */
  List<String> modelScores() {
    return modelScores;
  }

  DriftPlan drifts() {
    return drifts;
  }

  int[] alertHandles() {
    return alerts;
  }

  OperatorPlan operators() {
    return operators;
  }
}
