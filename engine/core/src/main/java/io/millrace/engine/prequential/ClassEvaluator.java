package io.millrace.engine.prequential;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.report.ModelRow;
import io.millrace.engine.report.ModelState;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.DataQualityCounters.Kind;
import io.millrace.learning.metric.ClassBaseline;
import io.millrace.learning.metric.ClassificationMetrics;
import io.millrace.learning.metric.RegressionMetrics;
import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.state.Parts;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;
import java.util.List;

/**
 * Learns classes. The row of a sample: features, target's value, number of the sample, then
 * probabilities.
 *
 * <p>A sample that waits for its label keeps the probabilities of {@value #KEPT} classes for each
 * model and baseline; those of further classes count as 0 when its label comes.
 */
final class ClassEvaluator implements PrequentialEvaluator {
  private static final int KEPT = 8;

  /** No class: the prediction before any is known, always a miss, and a label without room. */
  private static final int NOTHING = -1;

  private final List<ModelDefinition> definitions;
  private final Classifier[] models;
  private final ClassBaseline[] baselines;
  private final ClassificationMetrics[] metrics;
  private final ClassLabels labels;
  private final ModelControl control;
  private final int[] predicted;
  private final long metricsAfter;
  private final DataQualityCounters counters;
  private final int features;
  private final SampleCount samples = new SampleCount();
  private final double[] x;
  private final double[] row;
  private final double[][] probabilities;

  /** What came last, {@link #NOTHING} where it is no class; read before the next sample. */
  private int label;

  ClassEvaluator(
      final PipelineDefinition definition,
      final DataQualityCounters counters,
      final ModelEvents events) {
    labels = new ClassLabels(definition.target().classValues());
    this.counters = counters;
    definitions = definition.models();
    features = definition.features().size();
    models = new Classifier[definitions.size()];
    for (int i = 0; i < models.length; i++) {
      models[i] = ModelCatalogue.createClassifier(definitions.get(i), features);
    }
    baselines = ClassBaseline.all().toArray(new ClassBaseline[0]);
    control =
        ModelControl.of(Arrays.stream(models).map(TrainableModel::of), samples, counters, events);
    metrics = new ClassificationMetrics[models.length + baselines.length];
    probabilities = new double[metrics.length][2];
    predicted = new int[metrics.length];
    for (int i = 0; i < metrics.length; i++) {
      metrics[i] = new ClassificationMetrics();
    }
    metricsAfter = definition.metricsAfter();
    x = new double[features];
    row = new double[features + 2 + metrics.length * (KEPT + 1)];
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
  public long samples() {
    return samples.count();
  }

  @Override
  public int modelCount() {
    return models.length;
  }

  @Override
  public ModelControl control() {
    return control;
  }

  @Override
  public double score(final int score) {
    final int model = score % models.length;
    final int prediction = predicted[model];
    if (prediction < 0 || prediction >= labels.count()) {
      return Double.NaN;
    }
    return score < models.length ? labels.value(prediction) : probabilities[model][prediction];
  }

  @Override
  public double error(final int model) {
    if (label == NOTHING) {
      return Double.NaN;
    }
    return predicted[model] == label ? 0 : 1;
  }

  @Override
  public void predict(
      final double[] sample, final double value, final double reference, final double spread) {
    final long number = samples.next();
    System.arraycopy(sample, 0, x, 0, features);
    System.arraycopy(sample, 0, row, 0, features);
    for (int i = 0; i < metrics.length; i++) {
      makeRoom(i);
      if (i < models.length) {
        models[i].issue(x, probabilities[i]);
      } else {
        baselines[i - models.length].predict(probabilities[i]);
      }
    }
    choose();
    if (labels.count() == 0) {
      knowNothing();
    }
    row[features] = value;
    row[features + 1] = number;
  }

  /** For each class known, at least two; after a restart nothing was predicted before a recall. */
  private void makeRoom(final int model) {
    final int classes = StrictMath.max(2, labels.count());
    if (probabilities[model].length != classes) {
      probabilities[model] = new double[classes];
    }
  }

  /** Before the first label no class is more probable than another, whatever its number will be. */
  private void knowNothing() {
    for (final double[] of : probabilities) {
      Arrays.fill(of, 1.0 / of.length);
    }
  }

  /** The most probable class; of equals the one with the least value, which is not the positive. */
  private void choose() {
    for (int i = 0; i < metrics.length; i++) {
      predicted[i] = labels.count() == 0 ? NOTHING : mostProbable(probabilities[i]);
    }
  }

  private int mostProbable(final double[] of) {
    int best = 0;
    for (int i = 1; i < of.length; i++) {
      final boolean less = i < labels.count() && labels.value(i) < labels.value(best);
      if (of[i] > of[best] || (of[i] == of[best] && less)) {
        best = i;
      }
    }
    return best;
  }

  /** Keeps what was predicted too: by the time the label comes, more classes may be known. */
  @Override
  public void keep(final PendingRows rows) {
    int at = features + 2;
    for (int i = 0; i < metrics.length; i++) {
      row[at++] = predicted[i];
      for (int k = 0; k < KEPT; k++) {
        row[at++] = k < probabilities[i].length ? probabilities[i][k] : 0;
      }
    }
    rows.add(row);
  }

  @Override
  public void recall(final PendingRows rows) {
    rows.remove(row);
    int at = features + 2;
    for (int i = 0; i < metrics.length; i++) {
      predicted[i] = (int) row[at++];
      makeRoom(i);
      Arrays.fill(probabilities[i], 0);
      System.arraycopy(row, at, probabilities[i], 0, StrictMath.min(KEPT, probabilities[i].length));
      at += KEPT;
    }
  }

  @Override
  public boolean isLabel(final double value) {
    return labels.isLabel(value);
  }

  @Override
  public void learn(final double value) {
    label = labels.label(value);
    if (label == NOTHING) {
      counters.count(Kind.OVERFLOW);
      return;
    }
    System.arraycopy(row, 0, x, 0, features);
    if (row[features + 1] > metricsAfter) {
      for (int i = 0; i < metrics.length; i++) {
        metrics[i].add(probabilities[i], predicted[i], label);
      }
    }
    for (int i = 0; i < models.length; i++) {
      learn(i);
    }
    for (final ClassBaseline baseline : baselines) {
      baseline.learn(label);
    }
  }

  private void learn(final int model) {
    if (label >= models[model].maxClasses()) {
      counters.count(Kind.OVERFLOW);
    } else {
      control.learn(model, row[features + 1], x, label);
    }
  }

  @Override
  public void skip() {
    System.arraycopy(row, 0, x, 0, features);
    control.skip(row[features + 1], x);
  }

  @Override
  public void withdraw() {
    System.arraycopy(row, 0, x, 0, features);
    control.withdraw(x);
  }

  @Override
  public void report(
      final String instrument, final List<String> classTexts, final List<ModelRow> rows) {
    for (int i = 0; i < metrics.length; i++) {
      final boolean isModel = i < models.length;
      rows.add(
          new ModelRow(
              instrument,
              isModel ? definitions.get(i).name() : baselines[i - models.length].name(),
              !isModel,
              new RegressionMetrics(),
              new RegressionMetrics(),
              metrics[i].copy(labels.count()),
              labels.names(classTexts),
              labels.positive(),
              isModel ? ModelState.of(models[i]) : ModelState.NONE));
    }
  }

  @Override
  public Stateful models() {
    return new Parts().with(labels, samples).with(models).with(control);
  }

  @Override
  public Stateful metrics() {
    return new Parts().with(baselines).with(metrics);
  }
}
