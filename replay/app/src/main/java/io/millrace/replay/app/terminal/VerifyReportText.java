package io.millrace.replay.app.terminal;

import io.millrace.replay.app.report.VerifyReport;

/** A {@link VerifyReport} as text that a person reads. */
public final class VerifyReportText {
  private static final int TEXT_WIDTH = 80;

  /** Where the good prefix ends is said last. */
  private static final int DAMAGE_WIDTH = 1_000;

  private VerifyReportText() {}

  /**
   * @param journal its directory
   * @param report what the replay found
   * @param style colours or none
   * @return lines, each with its line end
   */
  public static String of(final String journal, final VerifyReport report, final Style style) {
    final StringBuilder out = new StringBuilder();
    out.append('\n')
        .append(style.heading("verify " + Figures.foreign(journal, TEXT_WIDTH)))
        .append('\n');
    final Table table = new Table("<<");
    table.row("events replayed", Figures.count(report.events()));
    table.row("checkpoints compared", Figures.count(report.checkpoints()));
    if (report.olderState() != null) {
      older(table, report.olderState());
    }
    table.row(
        "complete",
        report.complete() ? "yes: ends with a clean stop" : "no: the run did not stop cleanly");
    if (report.damage() != null) {
      table.row("damage", Figures.foreign(report.damage(), DAMAGE_WIDTH));
    }
    final VerifyReport.Difference difference = report.firstDifference();
    if (difference != null) {
      difference(table, difference, report.damage() != null);
    }
    return out.append(table.text()).append('\n').append(verdict(report, style)).toString();
  }

  private static void older(final Table table, final VerifyReport.OlderState older) {
    table.row("  in full", Figures.count(older.inFull()));
    table.row("  by outputs alone", Figures.count(older.byOutputs()));
    table.row("  not comparable", Figures.count(older.notComparable()));
    table.row(
        "state version",
        Figures.list(older.versions()) + "; this build has " + older.buildVersion());
    older
        .signalsUntil()
        .ifPresent(
            sequence ->
                table.row("signals", "not comparable up to sequence " + Figures.count(sequence)));
  }

  private static void difference(
      final Table table, final VerifyReport.Difference difference, final boolean damaged) {
    table.row(
        "first difference", "between sequences " + difference.from() + " and " + difference.to());
    if (!difference.parts().isEmpty()) {
      table.row("parts that differ", String.join(", ", difference.parts()));
    }
    difference
        .sequence()
        .ifPresent(
            sequence ->
                table.row(
                    damaged && difference.field() == null ? "good before sequence" : "at sequence",
                    sequence
                        + (difference.field() == null
                            ? ""
                            : ", " + Figures.foreign(difference.field(), TEXT_WIDTH))));
  }

  private static String verdict(final VerifyReport report, final Style style) {
    if (!report.equal()) {
      return style.bad("  NOT EQUAL") + "\n";
    }
    final VerifyReport.OlderState older = report.olderState();
    return style.good(
            older == null
                ? "  EQUAL: the replay gave the same bits"
                : older.inFull() + older.byOutputs() == 0
                    ? "  NOT COMPARABLE: no checkpoint is of this build's state version"
                    : "  EQUAL where it is comparable")
        + "\n";
  }
}
