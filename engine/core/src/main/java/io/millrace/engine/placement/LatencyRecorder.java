package io.millrace.engine.placement;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Time from a record's arrival to the moment its signals were out, one figure a record: the clock
 * is read once a batch at each end, so that all records of a batch share a moment. Written by the
 * thread that hands signals out, without waiting for readers; any thread may ask for the figures.
 */
public final class LatencyRecorder {
  private static final long LONGEST_NS = 3_600_000_000_000L;

  private static final int DIGITS = 3;

  private final SingleWriterRecorder recorder = new SingleWriterRecorder(LONGEST_NS, DIGITS);
  private final long[] arrivedNs;
  private final long[] counts;
  private int runs;

  /** Guarded by this. */
  private final Histogram all = new Histogram(LONGEST_NS, DIGITS);

  private Histogram interval;

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
      recorder.recordValueWithCount(StrictMath.min(LONGEST_NS, latencyNs), counts[i]);
    }
    runs = 0;
  }

  /** Returns a copy of the figures so far; allocates. */
  synchronized Histogram snapshot() {
    interval = recorder.getIntervalHistogram(interval);
    all.add(interval);
    return all.copy();
  }

  /** Forgets all figures. */
  synchronized void reset() {
    recorder.reset();
    all.reset();
  }
}
