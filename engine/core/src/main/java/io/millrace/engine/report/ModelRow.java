package io.millrace.engine.report;

import io.millrace.learning.metric.ClassificationMetrics;
import io.millrace.learning.metric.RegressionMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

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
 * @param classNames what the classes are called, by their number
 * @param positive number of the positive one of two classes: that of the greater value, or the text
 *     that appeared later
 * @param state figures of the model's own state
 */
public record ModelRow(
    String instrument,
    String name,
    boolean isBaseline,
    RegressionMetrics metrics,
    RegressionMetrics runningMean,
    ClassificationMetrics classes,
    List<String> classNames,
    int positive,
    ModelState state) {
  /** All instruments together. */
  public static final String ALL = "*";

  /** Copies the list. */
  public ModelRow {
    classNames = List.copyOf(classNames);
  }

  /** Begins the row of all instruments together, still without figures. */
  static ModelRow total(final ModelRow of) {
    return new ModelRow(
        ALL,
        of.name(),
        of.isBaseline(),
        new RegressionMetrics(),
        new RegressionMetrics(),
        of.classes() == null ? null : new ClassificationMetrics(),
        List.of(),
        0,
        ModelState.NONE);
  }

  /**
   * Adds the figures of one instrument to those of all, its classes by their name; returns the sum.
   */
  ModelRow add(final ModelRow row) {
    metrics.merge(row.metrics);
    runningMean.merge(row.runningMean);
    final List<String> names = new ArrayList<>(classNames);
    int positiveOfAll = positive;
    if (classes != null) {
      final int[] numbers = new int[row.classNames.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = names.indexOf(row.classNames.get(i));
        if (numbers[i] < 0) {
          numbers[i] = names.size();
          names.add(row.classNames.get(i));
        }
      }
      if (numbers.length > 0 && isMorePositive(row)) {
        positiveOfAll = numbers[row.positive];
      }
      classes.merge(row.classes, numbers);
    }
    return new ModelRow(
        instrument,
        name,
        isBaseline,
        metrics,
        runningMean,
        classes,
        names,
        positiveOfAll,
        state.with(row.state));
  }

  /** Of numbers the greater is positive; of texts, what an instrument with more classes says. */
  private boolean isMorePositive(final ModelRow row) {
    if (classNames.isEmpty()) {
      return true;
    }
    final OptionalDouble own = number(classNames.get(positive));
    final OptionalDouble other = number(row.classNames.get(row.positive));
    return own.isPresent() && other.isPresent()
        ? other.getAsDouble() > own.getAsDouble()
        : row.classNames.size() > classNames.size();
  }

  private static OptionalDouble number(final String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (final NumberFormatException none) {
      return OptionalDouble.empty();
    }
  }

  /** {@return 1 - SSE / SSE(running mean); NaN where that is not defined} */
  public double r2() {
    return metrics.r2(runningMean);
  }
}
