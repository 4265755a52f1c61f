package io.millrace.feeds.core.csv;

import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.text.FieldCells;
import java.util.List;

/** Which cells of a row a decoder uses, under one header. */
final class CsvPlan {
  final String header;
  final int timeCell;
  final int dateCell;
  final int instrumentCell;
  final int[] whereCells;
  final int[] fieldCells;
  final int cells;
  final int max;
  final String surplus;
  final String missing;

  /**
   * @param feed names the columns
   * @param fields that the pipeline uses
   * @param header of the source, null where it has none
   */
  CsvPlan(final FeedDefinition feed, final FieldCells fields, final String header) {
    this.header = header;
    final List<String> columns = CsvFormat.columns(feed, header);
    final List<String> known = columns == null ? List.of() : columns;
    timeCell = role(feed, known, FeedDefinition.TIME);
    dateCell = role(feed, known, FeedDefinition.DATE);
    instrumentCell = role(feed, known, FeedDefinition.INSTRUMENT);
    whereCells = feed.where().keySet().stream().mapToInt(known::indexOf).toArray();
    fieldCells = new int[fields.size()];
    int last = Math.max(Math.max(timeCell, dateCell), instrumentCell);
    String lacking =
        timeCell == -1
            ? FeedDefinition.TIME
            : dateCell == -1
                ? FeedDefinition.DATE
                : instrumentCell == -1 ? FeedDefinition.INSTRUMENT : null;
    for (int i = 0; i < fieldCells.length; i++) {
      fieldCells[i] = known.indexOf(fields.column(i));
      last = Math.max(last, fieldCells[i]);
      lacking = fieldCells[i] < 0 ? fields.column(i) : lacking;
    }
    for (final int cell : whereCells) {
      last = Math.max(last, cell);
      lacking = cell < 0 ? "of the filter" : lacking;
    }
    cells = Math.max(last + 1, 0);
    max = columns == null ? Integer.MAX_VALUE : known.size();
    surplus = "more cells than the " + known.size() + " columns, from here on";
    missing = lacking;
  }

  /** The cell of a role; -1 where its column is missing, -2 where the pipeline names none. */
  private static int role(final FeedDefinition feed, final List<String> known, final String role) {
    final String column = feed.columns().get(role);
    return column == null ? -2 : known.indexOf(column);
  }
}
