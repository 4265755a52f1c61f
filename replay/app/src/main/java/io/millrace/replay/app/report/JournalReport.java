package io.millrace.replay.app.report;

import java.util.List;

/**
 * What {@code inspect} reports.
 *
 * @param events records of the good prefix
 * @param checkpoints in it
 * @param incarnations how many processes have written to it
 * @param complete whether the journal ends with the checkpoint of a clean stop
 * @param ended whether the feed came to its natural end
 * @param pipelineDigest that it was made with
 * @param sources in order of first appearance
 * @param records that were asked for, the first of them
 * @param damage what is damaged, in one line; null where nothing is
 */
public record JournalReport(
    long events,
    long checkpoints,
    int incarnations,
    boolean complete,
    boolean ended,
    String pipelineDigest,
    List<SourceLine> sources,
    List<RecordLine> records,
    String damage) {
  /** Copies the lists. */
  public JournalReport {
    sources = List.copyOf(sources);
    records = List.copyOf(records);
  }

  /**
   * A source.
   *
   * @param number of it
   * @param name of it
   * @param instrument of it; null where there is none
   * @param date of it; null where not known
   * @param records of it
   */
  public record SourceLine(int number, String name, String instrument, String date, long records) {}

  /**
   * A record.
   *
   * @param sequence of it
   * @param source number of its source
   * @param receivedNs receive time, in ns since the epoch
   * @param eventNs event time, in ns since the epoch; {@link Long#MIN_VALUE} where it has none
   * @param length in bytes
   * @param text of it, bytes that are no printable ASCII as {@code \xNN}; cut where it is long
   */
  public record RecordLine(
      long sequence, int source, long receivedNs, long eventNs, int length, String text) {}
}
