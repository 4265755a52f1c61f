package io.millrace.engine.tick;

import java.util.Arrays;

/**
 * Data quality counts by instrument. What is found in a record is counted before it is known whose
 * record it is, and goes to the instrument by {@link #settle}. Counts belong to their instrument,
 * so that nothing about one depends on the instruments beside it. One thread at a time; allocates
 * only as instruments come.
 */
public final class InstrumentCounters {
  /** Records of no instrument. */
  public static final int NO_INSTRUMENT = -1;

  private final DataQualityCounters ofNone = new DataQualityCounters();
  private final DataQualityCounters found = new DataQualityCounters();
  private DataQualityCounters[] counters = new DataQualityCounters[16];
  private boolean hasFound;

  /** Has counted nothing. */
  public InstrumentCounters() {}

  /**
   * Counts in the present record.
   *
   * @param kind what was found, once
   */
  public void count(final DataQualityCounters.Kind kind) {
    count(kind, 1);
  }

  /**
   * Counts in the present record.
   *
   * @param kind what was found
   * @param times how often
   */
  public void count(final DataQualityCounters.Kind kind, final long times) {
    found.count(kind, times);
    hasFound = true;
  }

  /**
   * Assigns the counts of the present record to its instrument.
   *
   * @param instrument dense number, {@link #NO_INSTRUMENT} for none
   */
  public void settle(final int instrument) {
    if (hasFound) {
      (instrument < 0 ? ofNone : of(instrument)).add(found);
      found.clear();
      hasFound = false;
    }
  }

  /** Drops what was found in the present record: somebody else counts it. */
  public void drop() {
    if (hasFound) {
      found.clear();
      hasFound = false;
    }
  }

  /** {@return the counts of records of no instrument} */
  public DataQualityCounters ofNone() {
    return ofNone;
  }

  /**
   * @param instrument dense number
   * @return its counts; made where there are none yet
   */
  public DataQualityCounters of(final int instrument) {
    if (instrument >= counters.length) {
      counters = Arrays.copyOf(counters, Math.max(instrument + 1, 2 * counters.length));
    }
    if (counters[instrument] == null) {
      counters[instrument] = new DataQualityCounters();
    }
    return counters[instrument];
  }

  /**
   * Drops the counts of an instrument.
   *
   * @param instrument dense number
   */
  public void release(final int instrument) {
    if (instrument < counters.length) {
      counters[instrument] = null;
    }
  }
}
