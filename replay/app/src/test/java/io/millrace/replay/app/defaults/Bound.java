package io.millrace.replay.app.defaults;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a model at its defaults may err, and which models have to keep to it. */
final class Bound {
  /** How many times the error of the better baseline. */
  static final double TIMES = 1.5;

  /** Of the level: a baseline that errs less errs by rounding alone. */
  static final double ROUNDING = 1e-12;

  /** Of the level: what a model may err where a baseline errs by rounding alone. */
  static final double NEGLIGIBLE = 1e-6;

  /** The models that are judged. */
  static final List<String> JUDGED = DefaultsRun.MODELS;

  /** Cells that may be above the bound, as {@link #cell} writes them, each with its reason. */
  static final Map<String, String> EXCEPTIONS = Map.of();

  static final int MAX_EXCEPTIONS = 2;

  /**
   * Models that fit the mean of the label, by squared errors. Where most changes are 0 the mean is
   * not, and the mean absolute error of exact least squares is above the bound.
   */
  private static final Set<String> OF_SQUARED_ERRORS = Set.of("rls", "bayesian_linear", "kalman");

  private Bound() {}

  /** Returns whether a model has to keep the bound by its mean absolute error as well. */
  static boolean isOfAbsoluteErrors(final String model) {
    return !OF_SQUARED_ERRORS.contains(model);
  }

  /** Returns the name of a cell of the table. */
  static String cell(final Row row, final String model) {
    return row.series() + ", " + row.target().label() + ", " + model;
  }
}
