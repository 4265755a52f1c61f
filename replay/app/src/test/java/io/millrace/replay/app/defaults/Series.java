package io.millrace.replay.app.defaults;

/**
 * A numeric series in a feed.
 *
 * @param name in the table
 * @param feed the value of the pipeline's key {@code feed}
 * @param value expression of the series
 * @param step distance of two samples: {@code 1 ticks}, or a duration
 * @param records that are read
 */
record Series(String name, String feed, String value, String step, long records) {
  /** Records that are read of a long series. */
  private static final long MAX_RECORDS = 20_000;

  private static final String EACH_TICK = "1 ticks";

  static Series ofTicks(final String name, final String feed, final String value) {
    return new Series(name, feed, value, EACH_TICK, MAX_RECORDS);
  }

  /** Returns the series of what a duration holds, over the whole feed. */
  static Series ofBars(
      final String name, final String feed, final String value, final String step) {
    return new Series(name, feed, value, step, Long.MAX_VALUE);
  }

  /**
   * Returns the pipeline that predicts the next value of the series, or its change.
   *
   * @param target what is predicted
   * @param models a line of the pipeline for each
   */
  String pipeline(final Target target, final String models) {
    final boolean ticks = step.equals(EACH_TICK);
    return "feed: "
        + feed
        + "\nfeatures:\n  series: \""
        + value
        + "\"\n  usual: ew_mean(series, half_life=20)\n  last_change: \"change(series, "
        + (ticks ? "n=1" : "window=" + step)
        + ")\"\nsample: "
        + (ticks ? "every tick" : "{every: " + step + "}")
        + "\ntarget: {value: series, horizon: "
        + step
        + ", change: "
        + target.change()
        + "}\nmodels:\n"
        + models
        + "metrics: {after: "
        + DefaultsRun.WARM_UP
        + " samples}\nthreads: inline\n";
  }
}
