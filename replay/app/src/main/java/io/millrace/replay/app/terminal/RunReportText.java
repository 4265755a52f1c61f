package io.millrace.replay.app.terminal;

import io.millrace.replay.app.report.InputProblems;
import io.millrace.replay.app.report.Latency;
import io.millrace.replay.app.report.RunReport;
import io.millrace.replay.app.report.Totals;
import java.util.stream.Collectors;

/**
 * A {@link RunReport} as text that a person reads, at most 100 columns wide where names allow.
 * Sequences have no thousands separators, so that they can be given to a command again.
 */
public final class RunReportText {
  private static final int TEXT_WIDTH = 80;

  /** Of a line of its own, which a terminal may wrap: what was lost is shown in full. */
  private static final int LINE_WIDTH = 400;

  /** From here on the memory of an instrument is told: it may decide what else fits. */
  private static final int MANY_INSTRUMENTS = 100;

  private static final int SEQUENCES_SHOWN = 4;

  private final RunReport report;
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  private RunReportText(final RunReport report, final Style style) {
    this.report = report;
    this.style = style;
  }

  /**
   * @param title what ran, such as {@code run of pipeline.yaml}
   * @param report what came of it
   * @param style colours or none
   * @return lines, each with its line end
   */
  public static String of(final String title, final RunReport report, final Style style) {
    return new RunReportText(report, style).text(title);
  }

  private String text(final String title) {
    out.append('\n').append(style.heading(Figures.foreign(title, TEXT_WIDTH))).append('\n');
    totals();
    latency();
    out.append(new ModelsText(report.models(), style).text());
    alerts();
    drift();
    odd();
    trouble();
    end();
    return out.toString();
  }

  private void totals() {
    final Totals t = report.totals();
    final double rate = report.eventsPerSecond();
    out.append(
        new Table("<><><>")
            .row(
                "events", Figures.count(t.events()),
                "  ticks", Figures.count(t.ticks()),
                "  samples", Figures.count(t.samples()))
            .row(
                "instruments", Figures.count(t.instruments()),
                "  malformed", Figures.count(t.malformed()),
                "  not ready", Figures.count(t.notReady()))
            .row(
                "elapsed", Figures.seconds(report.elapsedSeconds()),
                "  events/s", Double.isFinite(rate) ? Figures.count((long) rate) : Figures.UNKNOWN,
                "  unlabelled", Figures.count(t.unlabelled()))
            .text());
    if (t.instruments() >= MANY_INSTRUMENTS) {
      report
          .instrumentBytes()
          .ifPresent(
              bytes ->
                  out.append("  memory of an instrument about ")
                      .append(Figures.size(bytes))
                      .append('\n'));
    }
    report
        .resumedAt()
        .ifPresent(at -> out.append("  resumed at sequence ").append(at).append('\n'));
  }

  private void latency() {
    final Latency latency = report.latency();
    if (latency.isKnown()) {
      section("Latency, received to signal, in us");
      out.append(
          new Table(">>>>>")
              .row(style::faint, "p50", "p99", "p99.9", "p99.99", "max")
              .row(
                  Figures.micros(latency.p50()),
                  Figures.micros(latency.p99()),
                  Figures.micros(latency.p999()),
                  Figures.micros(latency.p9999()),
                  Figures.micros(latency.max()))
              .text());
    }
  }

  private void alerts() {
    if (!report.alerts().isEmpty()) {
      section("Alerts");
      final Table table = new Table("<>");
      report
          .alerts()
          .forEach((name, n) -> table.row(Figures.foreign(name, TEXT_WIDTH), Figures.count(n)));
      out.append(table.text());
    }
  }

  private void drift() {
    if (!report.drift().isEmpty()) {
      section("Drift (detections, sequences of the first)");
      final Table table = new Table("<><");
      report
          .drift()
          .forEach(
              (name, row) ->
                  table.row(
                      Figures.foreign(name, TEXT_WIDTH / 2),
                      Figures.count(row.count()),
                      row.at().stream()
                              .limit(SEQUENCES_SHOWN)
                              .map(String::valueOf)
                              .collect(Collectors.joining(" "))
                          + (row.count() > SEQUENCES_SHOWN ? " ..." : "")));
      out.append(table.text());
    }
  }

  private void odd() {
    if (!report.counts().isEmpty()) {
      section("Data quality");
      final Table table = new Table("<>");
      report.counts().forEach((kind, n) -> table.row(kind.replace('_', ' '), Figures.count(n)));
      out.append(table.text());
    }
  }

  private void trouble() {
    final InputProblems trouble = report.trouble();
    final Table malformed = new Table("><");
    trouble
        .malformedFirst()
        .forEach(
            record ->
                malformed.row(
                    Long.toString(record.sequence()), Figures.foreign(placed(record), TEXT_WIDTH)));
    if (!malformed.isEmpty()) {
      section(
          "Malformed, first "
              + trouble.malformedFirst().size()
              + " of "
              + Figures.count(report.totals().malformed())
              + " (sequence, reason)");
      out.append(malformed.text());
    }
    final Table failed = new Table("<><");
    trouble
        .quarantined()
        .forEach(
            it ->
                failed.row(
                    Figures.foreign(it.instrument(), 20),
                    Long.toString(it.sequence()),
                    Figures.foreign(it.reason(), TEXT_WIDTH - 20)));
    if (!failed.isEmpty()) {
      section("Quarantined (instrument, sequence, reason)");
      out.append(failed.text());
    }
    lines(
        "Past max_instruments, first " + trouble.refusedFirst().size() + " names",
        trouble.refusedFirst());
    lines("Never seen in a record", trouble.neverSeen());
    lines("Cut", trouble.cuts());
  }

  private static String placed(final InputProblems.Malformed record) {
    return record.place() == null ? record.reason() : record.place() + ": " + record.reason();
  }

  private void lines(final String title, final Iterable<String> texts) {
    boolean first = true;
    for (final String text : texts) {
      if (first) {
        section(title);
        first = false;
      }
      out.append("  ").append(style.bad(Figures.foreign(text, LINE_WIDTH))).append('\n');
    }
  }

  private void end() {
    out.append('\n');
    out.append(
        new Table("<<")
            .row(
                "journal",
                report.journal() == null
                    ? "none: nothing was kept"
                    : Figures.foreign(report.journal(), TEXT_WIDTH))
            .row("digest", report.digestHex())
            .text());
  }

  private void section(final String title) {
    out.append('\n').append(style.heading(title)).append('\n');
  }
}
