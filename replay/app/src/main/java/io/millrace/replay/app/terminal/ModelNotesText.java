package io.millrace.replay.app.terminal;

import io.millrace.replay.app.report.ModelRow;
import java.util.List;

/** What some models say besides: how often their intervals held, and that they grow no further. */
final class ModelNotesText {
  private static final int NAME_WIDTH = 20;

  private ModelNotesText() {}

  /** Returns a line for each model that has something to say, in the order of the rows. */
  static String of(final List<ModelRow> rows) {
    final Table table = new Table("<<<");
    for (final ModelRow row : rows) {
      if (row.intervals() != null && row.intervals().n() > 0) {
        line(table, row, intervals(row.intervals()));
      }
      if (Boolean.TRUE.equals(row.memoryReached())) {
        line(table, row, "memory bound reached; learns on within it");
      }
    }
    return table.text();
  }

  private static void line(final Table table, final ModelRow row, final String said) {
    table.row(
        Figures.foreign(row.instrument(), NAME_WIDTH),
        Figures.foreign(row.name(), NAME_WIDTH),
        said);
  }

  private static String intervals(final ModelRow.Intervals of) {
    return "intervals held "
        + Figures.percent(of.coverage())
        + " of "
        + Figures.count(of.n())
        + " labels, wanted "
        + Figures.percent(of.wanted());
  }
}
