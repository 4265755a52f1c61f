package io.millrace.engine.prequential;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.report.ModelRow;
import io.millrace.engine.report.ModelState;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.learning.metric.Baseline;
import io.millrace.learning.metric.Baselines;
import io.millrace.learning.metric.RegressionMetrics;
import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.state.Parts;
import io.millrace.learning.state.Stateful;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns numbers. The row of a sample: features, target's value, spread, number of the sample, then
 * the predictions of models and baselines.
 */
final class RegressionEvaluator implements PrequentialEvaluator {
  private final List<ModelDefinition> definitions;
  private final Model[] models;
  private final UncertaintyScore[] measures;
  private final ModelControl control;
  private final Baseline[] baselines;
  private final RegressionMetrics[] metrics;
  private final boolean moveFromValue;
  private final long metricsAfter;
  private final int features;
  private final SampleCount samples = new SampleCount();
  private final double[] x;
  private final double[] row;

  /** What was learned last; read before the next sample, so no part of the state. */
  private double label;

  RegressionEvaluator(
      final PipelineDefinition definition,
      final DataQualityCounters counters,
      final ModelEvents events) {
    definitions = definition.models();
    features = definition.features().size();
    models = new Model[definitions.size()];
    for (int i = 0; i < models.length; i++) {
      models[i] = ModelCatalogue.create(definitions.get(i), features);
    }
    final TargetDefinition target = definition.target();
    if (target != null && target.isLate(definition.sample())) {
      for (final Model model : models) {
        model.expectLateLabels();
      }
    }
    measures = measures();
    control =
        ModelControl.of(Arrays.stream(models).map(TrainableModel::of), samples, counters, events);
    final boolean change = target != null && target.change() != TargetDefinition.Change.LEVEL;
    baselines = Baselines.all(change).toArray(new Baseline[0]);
    metrics = new RegressionMetrics[models.length + baselines.length];
    for (int i = 0; i < metrics.length; i++) {
      metrics[i] = new RegressionMetrics();
    }
    moveFromValue = target != null && target.hasHorizon() && !change;
    metricsAfter = definition.metricsAfter();
    x = new double[features];
    row = new double[features + 3 + metrics.length];
  }

  private UncertaintyScore[] measures() {
    final List<UncertaintyScore> all = new ArrayList<>();
    for (final Model model : models) {
      all.addAll(UncertaintyScore.of(model));
    }
    return all.toArray(new UncertaintyScore[0]);
  }

  @Override
  public int width() {
    return row.length;
  }

  @Override
  public double value() {
    return row[features];
  }

  @Override
  public int modelCount() {
    return models.length;
  }

  @Override
  public double score(final int score) {
    return score < models.length ? prediction(score) : measures[score - models.length].of(x);
  }

  private double prediction(final int model) {
    return row[features + 3 + model];
  }

  @Override
  public ModelControl control() {
    return control;
  }

  @Override
  public double error(final int model) {
    return StrictMath.abs(prediction(model) - label);
  }

  @Override
  public long samples() {
    return samples.count();
  }

  @Override
  public void predict(
      final double[] sample, final double value, final double reference, final double spread) {
    final long number = samples.next();
    System.arraycopy(sample, 0, x, 0, features);
    System.arraycopy(sample, 0, row, 0, features);
    row[features] = value;
    row[features + 1] = spread;
    row[features + 2] = number;
    final int first = features + 3;
    for (int i = 0; i < models.length; i++) {
      row[first + i] = models[i].issue(x);
    }
    for (int i = 0; i < baselines.length; i++) {
      row[first + models.length + i] = baselines[i].predict(reference);
    }
  }

  @Override
  public void keep(final PendingRows rows) {
    rows.add(row);
  }

  @Override
  public void recall(final PendingRows rows) {
    rows.remove(row);
  }

  @Override
  public void learn(final double newLabel) {
    label = newLabel;
    System.arraycopy(row, 0, x, 0, features);
    final int first = features + 3;
    if (row[features + 2] > metricsAfter) {
      final double reference = moveFromValue ? row[features] : 0;
      for (int i = 0; i < metrics.length; i++) {
        metrics[i].add(row[first + i], label, reference, row[features + 1]);
      }
    }
    for (int i = 0; i < models.length; i++) {
      control.learn(i, row[features + 2], x, label);
    }
    for (final Baseline baseline : baselines) {
      baseline.learn(label);
    }
  }

  @Override
  public void skip() {
    System.arraycopy(row, 0, x, 0, features);
    control.skip(row[features + 2], x);
  }

  @Override
  public void withdraw() {
    System.arraycopy(row, 0, x, 0, features);
    control.withdraw(x);
  }

  @Override
  public void report(
      final String instrument, final List<String> classTexts, final List<ModelRow> rows) {
    final RegressionMetrics runningMean =
        metrics[models.length + Baselines.NAMES.indexOf("running_mean")];
    for (int i = 0; i < metrics.length; i++) {
      final boolean isModel = i < models.length;
      rows.add(
          new ModelRow(
              instrument,
              isModel ? definitions.get(i).name() : baselines[i - models.length].name(),
              !isModel,
              metrics[i].copy(),
              runningMean.copy(),
              null,
              List.of(),
              0,
              isModel ? ModelState.of(models[i]) : ModelState.NONE));
    }
  }

  @Override
  public Stateful models() {
    return new Parts().with(samples).with(models).with(control);
  }

  @Override
  public Stateful metrics() {
    return new Parts().with(baselines).with(metrics);
  }
}
