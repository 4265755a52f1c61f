package io.millrace.replay.app.terminal;

import io.millrace.replay.app.report.JournalReport;
import java.time.Instant;

/** A {@link JournalReport} as text that a person reads. */
public final class JournalReportText {
  private static final int TEXT_WIDTH = 80;
  private static final long SECOND_NS = 1_000_000_000L;

  private JournalReportText() {}

  /**
   * @param journal its directory
   * @param report what was found in it
   * @param style colours or none
   * @return lines, each with its line end
   */
  public static String of(final String journal, final JournalReport report, final Style style) {
    final Table table = new Table("<<");
    table.row("events", Figures.count(report.events()));
    table.row("checkpoints", Figures.count(report.checkpoints()));
    table.row("processes", Figures.count(report.incarnations()));
    table.row(
        "complete",
        report.complete() ? "yes: ends with a clean stop" : "no: the run did not stop cleanly");
    table.row("feed ended", report.ended() ? "yes" : "no");
    table.row("pipeline", report.pipelineDigest());
    if (report.damage() != null) {
      table.row("damage", Figures.foreign(report.damage(), TEXT_WIDTH));
    }
    return "\n"
        + style.heading("inspect " + Figures.foreign(journal, TEXT_WIDTH))
        + "\n"
        + table.text()
        + sources(report, style)
        + records(report, style);
  }

  private static String sources(final JournalReport report, final Style style) {
    if (report.sources().isEmpty()) {
      return "";
    }
    final Table table = new Table("><<<>");
    table.row(style::heading, "source", "name", "instrument", "date", "records");
    for (final JournalReport.SourceLine source : report.sources()) {
      table.row(
          Integer.toString(source.number()),
          Figures.foreign(source.name(), TEXT_WIDTH),
          source.instrument() == null ? "-" : Figures.foreign(source.instrument(), TEXT_WIDTH),
          source.date() == null ? "-" : source.date(),
          Figures.count(source.records()));
    }
    return "\n" + table.text();
  }

  private static String records(final JournalReport report, final Style style) {
    if (report.records().isEmpty()) {
      return "";
    }
    final Table table = new Table(">>><<");
    table.row(style::heading, "sequence", "source", "bytes", "event time", "record");
    for (final JournalReport.RecordLine record : report.records()) {
      table.row(
          Long.toString(record.sequence()),
          Integer.toString(record.source()),
          Integer.toString(record.length()),
          record.eventNs() == Long.MIN_VALUE
              ? "-"
              : Instant.ofEpochSecond(
                      Math.floorDiv(record.eventNs(), SECOND_NS),
                      Math.floorMod(record.eventNs(), SECOND_NS))
                  .toString(),
          Figures.foreign(record.text(), TEXT_WIDTH));
    }
    return "\n" + table.text();
  }
}
