package io.millrace.engine.placement;

import org.HdrHistogram.Histogram;

/**
 * Time from a record's arrival to the moment its signals were out, one figure a record: the clock
 * is read once a batch at each end, so that all records of a batch share a moment. Engine thread
 * only.
 */
public final class LatencyRecorder {
  private static final long LONGEST_NS = 3_600_000_000_000L;

  private final Histogram histogram = new Histogram(LONGEST_NS, 3);
  private final long[] arrivedNs;
  private final long[] counts;
  private int runs;

  /**
   * @param maxRuns how many arrivals one batch can hold
   */
  public LatencyRecorder(final int maxRuns) {
    arrivedNs = new long[maxRuns];
    counts = new long[maxRuns];
  }

  /**
   * Adds records of the present batch.
   *
   * @param timeNs when they arrived, by the injected clock
   * @param records how many
   */
  public void arrived(final long timeNs, final long records) {
    if (runs > 0 && arrivedNs[runs - 1] == timeNs) {
      counts[runs - 1] += records;
    } else {
      arrivedNs[runs] = timeNs;
      counts[runs++] = records;
    }
  }

  /**
   * Ends the batch: the signals of all its records are out.
   *
   * @param nowNs by the injected clock
   */
  public void done(final long nowNs) {
    for (int i = 0; i < runs; i++) {
      final long latencyNs = StrictMath.max(0, nowNs - arrivedNs[i]);
      histogram.recordValueWithCount(StrictMath.min(LONGEST_NS, latencyNs), counts[i]);
    }
    runs = 0;
  }

  Histogram histogram() {
    return histogram;
  }
}
