package io.millrace.replay.app.report;

import java.util.List;

/**
 * What one drift detector found.
 *
 * @param count how often it detected
 * @param at sequences of the first detections, at most 100
 */
public record DriftRow(long count, List<Long> at) {
  /** Copies the list. */
  public DriftRow {
    at = List.copyOf(at);
  }
}
