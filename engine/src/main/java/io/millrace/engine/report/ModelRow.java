package io.millrace.engine.report;

import io.millrace.engine.metric.ClassificationMetrics;
import io.millrace.engine.metric.CoverageMetrics;
import io.millrace.engine.metric.RegressionMetrics;

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
 * @param coverage of the intervals that it issues; null where it issues none
 * @param weights one for each feature, as the model holds them; null where there are none
 * @param intercept as the model holds it; NaN where there is none
 */
public record ModelRow(
    String instrument,
    String name,
    boolean isBaseline,
    RegressionMetrics metrics,
    RegressionMetrics runningMean,
    ClassificationMetrics classes,
    int positive,
    CoverageMetrics coverage,
    double[] weights,
    double intercept) {
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
        of.coverage() == null ? null : new CoverageMetrics(),
        null,
        Double.NaN);
  }

  /** Adds the figures of one instrument to those of all. */
  public void add(final ModelRow row) {
    metrics.merge(row.metrics);
    runningMean.merge(row.runningMean);
    if (classes != null) {
      classes.merge(row.classes);
    }
    if (coverage != null) {
      coverage.merge(row.coverage);
    }
  }

  /**
   * @return 1 - SSE / SSE(running mean); NaN where that is not defined
   */
  public double r2() {
    return metrics.r2(runningMean);
  }
}
