package io.millrace.engine.definition;

import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.DefinitionException;
import java.util.List;

/**
 * Checks everything in a definition that does not need the fields of its feed. Paths are those of a
 * pipeline file, so that a file and Java get the same refusals.
 */
final class DefinitionRules {
  static final long MAX_INSTRUMENTS = 1 << 24;
  static final long MAX_WINDOW = 1 << 28;

  private final PipelineDefinition pipeline;
  private final DefinitionNames names = new DefinitionNames();

  private DefinitionRules(final PipelineDefinition pipeline) {
    this.pipeline = pipeline;
  }

  /** Throws a {@link DefinitionException} for the first rule that a definition breaks. */
  static void check(final PipelineDefinition pipeline) {
    new DefinitionRules(pipeline).check();
  }

  private void check() {
    pipeline
        .features()
        .forEach(
            (name, expression) -> {
              names.addValue("features", name, name);
              Refusals.noExpression("features", name, expression);
            });
    pipeline.sample().check();
    if (pipeline.target() != null) {
      pipeline.target().check(pipeline.sample());
    }
    checkModels();
    checkAnomalies();
    checkDrifts();
    checkAlerts();
    checkBounds();
  }

  private void checkModels() {
    final List<ModelDefinition> models = pipeline.models();
    for (int i = 0; i < models.size(); i++) {
      final String path = "models/" + i;
      Refusals.missing(path, "name", models.get(i).name());
      names.addValue(path, "name", models.get(i).name());
      Refusals.missing(path, "type", models.get(i).type());
    }
    if (!models.isEmpty() && pipeline.target() == null) {
      throw DefinitionException.at("", "models", "models need a 'target' to predict");
    }
    if (!models.isEmpty() && pipeline.features().isEmpty()) {
      throw DefinitionException.at("", "models", "models need 'features' to predict from");
    }
  }

  private void checkAnomalies() {
    for (int i = 0; i < pipeline.anomalies().size(); i++) {
      final AnomalyDefinition anomaly = pipeline.anomalies().get(i);
      final String path = "anomaly/" + i;
      Refusals.missing(path, "name", anomaly.name());
      names.addValue(path, "name", anomaly.name());
      anomaly.check(path);
    }
  }

  private void checkDrifts() {
    final List<String> models = pipeline.models().stream().map(ModelDefinition::name).toList();
    for (int i = 0; i < pipeline.drifts().size(); i++) {
      final DriftDefinition drift = pipeline.drifts().get(i);
      final String path = "drift/" + i;
      Refusals.missing(path, "name", drift.name());
      names.addAlert(path, drift.name());
      drift.check(path, models);
    }
  }

  private void checkAlerts() {
    for (int i = 0; i < pipeline.alerts().size(); i++) {
      final AlertDefinition alert = pipeline.alerts().get(i);
      final String path = "alerts/" + i;
      Refusals.missing(path, "name", alert.name());
      names.addAlert(path, alert.name());
      alert.check(path);
    }
  }

  private void checkBounds() {
    final long after = pipeline.metricsAfter();
    if (after != 0) {
      Refusals.badCount("metrics", "after", after + " samples", after, true);
    }
    final int max = pipeline.maxInstruments();
    Refusals.badNumber("", "max_instruments", max, 1, MAX_INSTRUMENTS);
    final long listed = pipeline.instruments().stream().distinct().count();
    if (listed > max) {
      throw DefinitionException.at(
          "", "max_instruments", max + " is less than the " + listed + " 'instruments'");
    }
    Refusals.badNumber("", "max_window", pipeline.maxWindow(), 1, MAX_WINDOW);
    Refusals.badDuration("", "max_jump", pipeline.maxJumpNs());
    Refusals.badNumber("journal", "checkpoint", pipeline.checkpointEvery(), 1, Long.MAX_VALUE);
  }
}
