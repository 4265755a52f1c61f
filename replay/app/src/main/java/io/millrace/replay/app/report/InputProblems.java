package io.millrace.replay.app.report;

import java.util.List;

/**
 * What went wrong with the input, and was worked round.
 *
 * @param malformedFirst the first malformed records, ten at the most
 * @param quarantined instruments whose stage failed
 * @param refusedFirst names of the first instruments past {@code max_instruments}
 * @param cuts sources that ended before their records did, one line each
 * @param neverSeen columns that the pipeline uses and no record had
 */
public record InputProblems(
    List<Malformed> malformedFirst,
    List<Quarantined> quarantined,
    List<String> refusedFirst,
    List<String> cuts,
    List<String> neverSeen) {
  /** Nothing went wrong. */
  public static final InputProblems NONE =
      new InputProblems(List.of(), List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public InputProblems {
    malformedFirst = List.copyOf(malformedFirst);
    quarantined = List.copyOf(quarantined);
    refusedFirst = List.copyOf(refusedFirst);
    cuts = List.copyOf(cuts);
    neverSeen = List.copyOf(neverSeen);
  }

  /**
   * A record that could not be decoded.
   *
   * @param sequence of the record
   * @param place source and line, such as {@code quotes.csv:17}; null where that is not known
   * @param reason why
   */
  public record Malformed(long sequence, String place, String reason) {}

  /**
   * An instrument whose stage failed.
   *
   * @param instrument its name
   * @param sequence of the record that it failed on
   * @param reason why
   */
  public record Quarantined(String instrument, long sequence, String reason) {}
}
