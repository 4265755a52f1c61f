package io.millrace.engine.tick;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts problems of the input by kind. Counting is all that happens to it: what an odd value does
 * to the state is decided where it is found. Written by the engine thread.
 */
public final class DataQualityCounters implements Stateful {
  /** What can be odd. The report uses the names in lower case. */
  public enum Kind {
    /** A number that is NaN or infinite; it is taken as not known. */
    NON_FINITE,
    /** A price below zero; it is used. */
    NEGATIVE_PRICE,
    /** A price of zero; it is used. */
    ZERO_PRICE,
    /** A bid above the ask; it is used. */
    CROSSED_QUOTE,
    /** An event time before the instrument's last one; it is raised to that. */
    TIME_BACKWARDS,
    /**
     * An event time out of proportion ahead of the instrument's last one, that its next tick did
     * not confirm; the tick is not applied.
     */
    TIME_JUMP,
    /** A local time that comes twice, as clocks were put back; the earlier instant is taken. */
    TIME_AMBIGUOUS,
    /** A local time that clocks were put forward past; it is shifted forward by as much. */
    TIME_MISSING,
    /** An order message for an order id that does not rest in the book; the book is unchanged. */
    UNKNOWN_ORDER,
    /** A new order with the id of one that rests in the book; the book is unchanged. */
    DUPLICATE_ORDER,
    /** A cancel or execution of more than rests; the order is removed. */
    EXCESS_SIZE,
    /** A record of an instrument that the pipeline leaves out. */
    FILTERED,
    /** A record of a new instrument past the pipeline's bound on instruments; it is left out. */
    TOO_MANY_INSTRUMENTS,
    /** A time window or queue of labels at its bound; its value is NaN until it has room. */
    OVERFLOW,
    /** A boundary that closed no sample, because the instrument was idle for too long. */
    IDLE_SKIPPED,
    /** A label that was not known when its time came; it is not learned. */
    LABEL_NOT_KNOWN,
    /** A record lost before it could take a sequence. */
    DROPPED,
    /** A tick for an instrument whose stage has failed. */
    QUARANTINED,
    /** A model's reset to its prior, because its state was no longer finite. */
    MODEL_RESET,
    /** A model that reached its bound on memory; it continues to learn within it. */
    MEMORY_REACHED
  }

  private static final Kind[] KINDS = Kind.values();

  private final long[] counts = new long[KINDS.length];

  /**
   * @param kind what was found, once
   */
  public void count(final Kind kind) {
    counts[kind.ordinal()]++;
  }

  /**
   * @param kind what was found
   * @param times how often
   */
  public void count(final Kind kind, final long times) {
    counts[kind.ordinal()] += times;
  }

  /**
   * Adds another one's counts.
   *
   * @param other not changed
   */
  public void add(final DataQualityCounters other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  /** Forgets all counts. */
  public void clear() {
    Arrays.fill(counts, 0);
  }

  /** {@return a copy that counts apart} */
  public DataQualityCounters copy() {
    final DataQualityCounters copy = new DataQualityCounters();
    copy.add(this);
    return copy;
  }

  /** {@return the counts in the order of {@link Kind}; allocated} */
  public long[] toArray() {
    return counts.clone();
  }

  /**
   * @param kind any kind
   * @return how often it was found
   */
  public long get(final Kind kind) {
    return counts[kind.ordinal()];
  }

  /**
   * Allocates the map.
   *
   * @return the kinds that were found, by name in lower case, in the order of {@link Kind}
   */
  public Map<String, Long> nonZero() {
    final Map<String, Long> found = new LinkedHashMap<>();
    for (final Kind kind : KINDS) {
      if (counts[kind.ordinal()] != 0) {
        found.put(kind.name().toLowerCase(Locale.ROOT), counts[kind.ordinal()]);
      }
    }
    return found;
  }

  @Override
  public void transferState(final StateTransfer state) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = state.transfer(counts[i]);
    }
  }
}
