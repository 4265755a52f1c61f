package io.millrace.engine.pipeline;

import io.millrace.engine.definition.ModelDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.metric.Baseline;
import io.millrace.engine.metric.Baselines;
import io.millrace.engine.metric.RegressionMetrics;
import io.millrace.engine.model.Model;
import io.millrace.engine.model.catalogue.ModelCatalogue;
import io.millrace.engine.state.StateReader;
import io.millrace.engine.state.StateWriter;
import io.millrace.engine.tick.OddInput;
import io.millrace.engine.tick.OddInput.Kind;
import java.util.List;

/**
 * The models of one instrument beside the baselines, and how well each did: predict, then learn,
 * all on the same samples.
 *
 * <p>A sample is one row of doubles, so that it can wait for its label: features, target's value,
 * spread, number of the sample, then the predictions of models and baselines.
 */
final class Learner {
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

  Learner(final PipelinePlan plan, final OddInput odd) {
    this.odd = odd;
    definitions = plan.definition().models();
    features = plan.featureNames().size();
    models = new Model[definitions.size()];
    for (int i = 0; i < models.length; i++) {
      models[i] = ModelCatalogue.create(definitions.get(i), features);
    }
    control = new ModelControl(models);
    final TargetDefinition target = plan.definition().target();
    final boolean change = target != null && target.change() != TargetDefinition.Change.LEVEL;
    baselines = Baselines.all(change).toArray(new Baseline[0]);
    metrics = new RegressionMetrics[models.length + baselines.length];
    for (int i = 0; i < metrics.length; i++) {
      metrics[i] = new RegressionMetrics();
    }
    moveFromValue = target != null && target.hasHorizon() && !change;
    metricsAfter = plan.definition().metricsAfter();
    x = new double[features];
    row = new double[features + 3 + metrics.length];
  }

  /** Returns how many values a sample has. */
  int width() {
    return row.length;
  }

  /** Returns the row of the present sample; its first values are the features. */
  double[] row() {
    return row;
  }

  double value() {
    return row[features];
  }

  int modelCount() {
    return models.length;
  }

  double prediction(final int model) {
    return row[features + 3 + model];
  }

  /** Returns what a detected drift does to the models. */
  ModelControl control() {
    return control;
  }

  /** Returns the absolute error of a model on the sample that was learned last. */
  double error(final int model) {
    return StrictMath.abs(prediction(model) - label);
  }

  long samples() {
    return samples;
  }

  /**
   * Lets every model and baseline predict the sample whose features stand in the row.
   *
   * @param value of the target at the sample, NaN where it is not known
   * @param reference what no-change rests on: the value, NaN where there is no horizon
   * @param spread at the sample, NaN where there is none
   */
  void predict(final double value, final double reference, final double spread) {
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

  /**
   * Scores the predictions of the sample in the row, then lets every model and baseline learn.
   *
   * @param newLabel finite
   * @return whether a model had to be reset
   */
  boolean learn(final double newLabel) {
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

  /** Adds one row of the report for each model and baseline. */
  void report(final String instrument, final List<ModelRow> rows) {
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
              isModel ? models[i].weights() : null,
              isModel ? models[i].intercept() : Double.NaN));
    }
  }

  void writeModels(final StateWriter out) {
    out.writeLong(samples);
    for (final Model model : models) {
      model.writeState(out);
    }
    control.writeState(out);
  }

  void readModels(final StateReader in) {
    samples = in.readLong();
    for (final Model model : models) {
      model.readState(in);
    }
    control.readState(in);
  }

  void writeMetrics(final StateWriter out) {
    for (final Baseline baseline : baselines) {
      baseline.writeState(out);
    }
    for (final RegressionMetrics metric : metrics) {
      metric.writeState(out);
    }
  }

  void readMetrics(final StateReader in) {
    for (final Baseline baseline : baselines) {
      baseline.readState(in);
    }
    for (final RegressionMetrics metric : metrics) {
      metric.readState(in);
    }
  }
}
