package io.millrace.replay.app.report;

/**
 * Time from the receipt of a record to its signals, in ns; NaN where nothing was measured.
 *
 * @param p50 half were not slower
 * @param p99 99 of 100 were not slower
 * @param p999 999 of 1,000 were not slower
 * @param p9999 9,999 of 10,000 were not slower
 * @param max the slowest
 */
public record Latency(double p50, double p99, double p999, double p9999, double max) {
  /** Nothing was measured. */
  public static final Latency UNKNOWN =
      new Latency(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** {@return whether it was measured} */
  public boolean isKnown() {
    return !Double.isNaN(max);
  }
}
