package io.millrace.engine.report;

import java.util.List;

/**
 * What one drift detector found on all instruments.
 *
 * @param count how often it detected
 * @param at sequences of the first detections, in ascending order, at most {@link #MAX}; those by
 *     labels that the end of a feed learned carry the last sequence + 1
 */
public record DriftRow(long count, List<Long> at) {
  /** How many sequences are kept. */
  public static final int MAX = 100;

  /** Copies the list. */
  public DriftRow {
    at = List.copyOf(at);
  }
}
