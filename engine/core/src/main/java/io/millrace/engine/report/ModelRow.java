package io.millrace.engine.report;

import io.millrace.learning.metric.ClassificationMetrics;
import io.millrace.learning.metric.RegressionMetrics;

/**
 * How one model, or one baseline, did on one instrument.
 *
 * @param instrument name of the instrument, {@code *} for all together
 * @param name of the model or baseline
 * @param isBaseline whether it is a baseline
 * @param metrics its prequential metrics
 * @param runningMean those of the running mean on the same samples, for R2
 * @param classes where the target is a class, how well classes were predicted; null where it is a
 *     number
 * @param positive the positive one of two classes
 * @param state what the model says of itself
 */
public record ModelRow(
    String instrument,
    String name,
    boolean isBaseline,
    RegressionMetrics metrics,
    RegressionMetrics runningMean,
    ClassificationMetrics classes,
    int positive,
    ModelState state) {
  /** Stands for all instruments together. */
  public static final String ALL = "*";

  /** Begins the row of all instruments together, still without figures. */
  public static ModelRow total(final ModelRow of) {
    return new ModelRow(
        ALL,
        of.name(),
        of.isBaseline(),
        new RegressionMetrics(),
        new RegressionMetrics(),
        of.classes() == null ? null : new ClassificationMetrics(),
        of.positive(),
        ModelState.NONE);
  }

  /** Adds the figures of one instrument to those of all; returns the sum. */
  public ModelRow add(final ModelRow row) {
    metrics.merge(row.metrics);
    runningMean.merge(row.runningMean);
    if (classes != null) {
      classes.merge(row.classes);
    }
    return new ModelRow(
        instrument,
        name,
        isBaseline,
        metrics,
        runningMean,
        classes,
        positive,
        state.with(row.state));
  }

  /**
   * @return 1 - SSE / SSE(running mean); NaN where that is not defined
   */
  public double r2() {
    return metrics.r2(runningMean);
  }
}
