package io.millrace.replay.app.defaults;

import java.util.Map;

/**
 * What came out for one series and target.
 *
 * @param series its name
 * @param target what was predicted
 * @param level mean magnitude of the values of the series
 * @param errors by the name of the model or baseline
 */
record Row(String series, Target target, double level, Map<String, Errors> errors) {
  /** Returns the lesser error of the baselines, each kind of error by itself. */
  Errors best() {
    final Errors mean = errors.get("running_mean");
    final Errors same = errors.get("no_change");
    return new Errors(Math.min(mean.mae(), same.mae()), Math.min(mean.rmse(), same.rmse()));
  }

  /** Returns whether a baseline errs by rounding alone. */
  boolean isExact() {
    return best().mae() <= Bound.ROUNDING * level;
  }

  /**
   * Returns the errors of a model over those of the better baseline; over the level where that one
   * is exact.
   */
  Errors ratio(final String model) {
    final Errors of = errors.get(model);
    if (isExact()) {
      final double unit = level == 0 ? 1 : level;
      return new Errors(of.mae() / unit, of.rmse() / unit);
    }
    return new Errors(of.mae() / best().mae(), of.rmse() / best().rmse());
  }

  /** Returns whether a model keeps the bound, by the errors that {@link Bound} names for it. */
  boolean passes(final String model) {
    final Errors ratio = ratio(model);
    final double max = isExact() ? Bound.NEGLIGIBLE : Bound.TIMES;
    return ratio.rmse() <= max && (!Bound.isOfAbsoluteErrors(model) || ratio.mae() <= max);
  }
}
