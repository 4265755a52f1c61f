package io.millrace.feeds.core.csv;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Route;
import io.millrace.feeds.core.Router;
import io.millrace.feeds.core.definition.FeedDefinition;
import java.util.Arrays;
import java.util.List;

/** Routes rows by the cell of their instrument; reads no cell behind it. */
final class CsvRouter implements Router {
  private static final int NO_CELL = -1;

  private final FeedDefinition feed;
  private final CsvRow row;
  private final InstrumentCell name = new InstrumentCell();
  private int[] cells = new int[0];

  /**
   * @param feed with a column of instruments
   */
  CsvRouter(final FeedDefinition feed) {
    this.feed = feed;
    this.row = new CsvRow(feed.dialect());
  }

  @Override
  public void source(final Source source) {
    final int before = cells.length;
    if (source.number() >= before) {
      cells = Arrays.copyOf(cells, Math.max(source.number() + 1, 2 * before));
      Arrays.fill(cells, before, cells.length, NO_CELL);
    }
    final List<String> columns = CsvFormat.columns(feed, source.header());
    cells[source.number()] =
        columns == null ? NO_CELL : columns.indexOf(feed.columns().get(FeedDefinition.INSTRUMENT));
  }

  @Override
  public long route(final byte[] bytes, final int offset, final int length, final int source) {
    final int cell = source >= 0 && source < cells.length ? cells[source] : NO_CELL;
    if (cell == NO_CELL || length > feed.maxRecord()) {
      return Route.NO_SHARD;
    }
    final boolean has =
        row.split(bytes, offset, offset + length, cell + 1) >= 0
            && row.count() > cell
            && name.read(row, bytes, cell);
    return has ? Route.ofName(name.bytes(), name.offset(), name.length()) : Route.NO_SHARD;
  }
}
