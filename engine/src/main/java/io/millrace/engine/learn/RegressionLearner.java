package io.millrace.engine.learn;

import io.millrace.engine.definition.ModelDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.metric.Baseline;
import io.millrace.engine.metric.Baselines;
import io.millrace.engine.metric.CoverageMetrics;
import io.millrace.engine.metric.RegressionMetrics;
import io.millrace.engine.model.IntervalModel;
import io.millrace.engine.model.Model;
import io.millrace.engine.model.catalogue.ModelCatalogue;
import io.millrace.engine.report.ModelRow;
import io.millrace.engine.state.StateReader;
import io.millrace.engine.state.StateWriter;
import io.millrace.engine.tick.OddInput;
import io.millrace.engine.tick.OddInput.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * Learns numbers. The row of a sample: features, target's value, spread, number of the sample, then
 * the predictions of models and baselines.
 */
final class RegressionLearner implements Learner {
  private final List<ModelDefinition> definitions;
  private final Model[] models;
  private final ModelControl control;
  private final Baseline[] baselines;
  private final RegressionMetrics[] metrics;
  private final boolean moveFromValue;
  private final long metricsAfter;
  private final OddInput odd;
  private final int features;
  private final double[] x;
  private final double[] row;
  private long samples;

  /** What was learned last; read before the next sample, so no part of the state. */
  private double label;

  RegressionLearner(final PipelineDefinition definition, final OddInput odd) {
    this.odd = odd;
    definitions = definition.models();
    features = definition.features().size();
    models = new Model[definitions.size()];
    for (int i = 0; i < models.length; i++) {
      models[i] = ModelCatalogue.create(definitions.get(i), features);
    }
    control = new ModelControl(Arrays.stream(models).map(Trained::of).toArray(Trained[]::new));
    final TargetDefinition target = definition.target();
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

  @Override
  public int width() {
    return row.length;
  }

  @Override
  public double[] row() {
    return row;
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
  public double prediction(final int model) {
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
    return samples;
  }

  @Override
  public void predict(final double value, final double reference, final double spread) {
    samples++;
    System.arraycopy(row, 0, x, 0, features);
    row[features] = value;
    row[features + 1] = spread;
    row[features + 2] = samples;
    final int first = features + 3;
    for (int i = 0; i < models.length; i++) {
      row[first + i] = models[i].predict(x);
    }
    for (int i = 0; i < baselines.length; i++) {
      row[first + models.length + i] = baselines[i].predict(reference);
    }
  }

  @Override
  public void keep() {
    // The row is whole.
  }

  @Override
  public void recall() {
    // The row is whole.
  }

  @Override
  public boolean learn(final double newLabel) {
    label = newLabel;
    System.arraycopy(row, 0, x, 0, features);
    final int first = features + 3;
    if (row[features + 2] > metricsAfter) {
      final double reference = moveFromValue ? row[features] : 0;
      for (int i = 0; i < metrics.length; i++) {
        metrics[i].add(row[first + i], label, reference, row[features + 1]);
      }
    }
    boolean reset = false;
    for (int i = 0; i < models.length; i++) {
      control.learn(i, x, label);
      if (!models[i].isFinite()) {
        control.reset(i);
        odd.count(Kind.MODEL_RESET);
        reset = true;
      }
    }
    for (final Baseline baseline : baselines) {
      baseline.learn(label);
    }
    return reset;
  }

  @Override
  public void skip() {
    System.arraycopy(row, 0, x, 0, features);
    control.skip(x);
  }

  @Override
  public void report(final String instrument, final List<ModelRow> rows) {
    final RegressionMetrics runningMean =
        metrics[models.length + Baselines.NAMES.indexOf("running_mean")];
    for (int i = 0; i < metrics.length; i++) {
      final boolean isModel = i < models.length;
      rows.add(
          new ModelRow(
              instrument,
              isModel ? definitions.get(i).name() : baselines[i - models.length].name(),
              !isModel,
              metrics[i],
              runningMean,
              null,
              0,
              isModel ? coverage(models[i]) : null,
              isModel ? models[i].weights() : null,
              isModel ? models[i].intercept() : Double.NaN));
    }
  }

  private static CoverageMetrics coverage(final Model model) {
    if (!(model instanceof IntervalModel)) {
      return null;
    }
    final IntervalModel intervals = (IntervalModel) model;
    final CoverageMetrics coverage = new CoverageMetrics();
    coverage.add(intervals.judged(), intervals.coverage());
    return coverage;
  }

  @Override
  public void writeModels(final StateWriter out) {
    out.writeLong(samples);
    for (final Model model : models) {
      model.writeState(out);
    }
    control.writeState(out);
  }

  @Override
  public void readModels(final StateReader in) {
    samples = in.readLong();
    for (final Model model : models) {
      model.readState(in);
    }
    control.readState(in);
  }

  @Override
  public void writeMetrics(final StateWriter out) {
    for (final Baseline baseline : baselines) {
      baseline.writeState(out);
    }
    for (final RegressionMetrics metric : metrics) {
      metric.writeState(out);
    }
  }

  @Override
  public void readMetrics(final StateReader in) {
    for (final Baseline baseline : baselines) {
      baseline.readState(in);
    }
    for (final RegressionMetrics metric : metrics) {
      metric.readState(in);
    }
  }
}
