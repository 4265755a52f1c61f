package io.millrace.replay.app.defaults;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Errors of a model or baseline over the same samples; NaN where they are not finite.
 *
 * @param mae mean absolute error
 * @param rmse root of the mean squared error
 */
record Errors(double mae, double rmse) {
  /** Returns the errors of one row of a report. */
  static Errors of(final JsonNode row) {
    return new Errors(number(row.get("mae")), number(row.get("rmse")));
  }

  private static double number(final JsonNode value) {
    return value.isNumber() ? value.doubleValue() : Double.NaN;
  }
}
