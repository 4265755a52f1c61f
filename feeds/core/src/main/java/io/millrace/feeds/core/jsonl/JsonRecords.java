package io.millrace.feeds.core.jsonl;

import io.millrace.feeds.core.definition.FeedDefinition;
import java.util.List;
import java.util.stream.Stream;

/** What the records of a feed may be. */
enum JsonRecords {
  /** Objects. */
  OBJECTS("not a JSON object, from here on"),
  /** Arrays, whose positions the header of the pipeline names. */
  ARRAYS("not a JSON array, from here on"),
  /** Objects, or arrays whose items columns such as {@code 0} or {@code 2.price} ask for. */
  EITHER("not a JSON object or array, from here on");

  private final String refusal;

  JsonRecords(final String refusal) {
    this.refusal = refusal;
  }

  /** {@return what is wrong with a record that is something else} */
  String refusal() {
    return refusal;
  }

  boolean mayBegin(final byte value) {
    return (value == '{' && this != ARRAYS) || (value == '[' && this != OBJECTS);
  }

  static JsonRecords of(final FeedDefinition feed) {
    if (!feed.header().isEmpty()) {
      return ARRAYS;
    }
    final boolean items =
        Stream.concat(feed.columns().values().stream(), feed.where().keySet().stream())
            .anyMatch(column -> column.matches("\\d{1,9}(\\..*)?"));
    return items ? EITHER : OBJECTS;
  }

  /**
   * @param path of a column under a header
   * @return which item of the array it begins with; -1 where it is none
   */
  static int item(final String path) {
    return path.matches("\\d{1,9}(\\..*)?") ? Integer.parseInt(path.split("\\.")[0]) : -1;
  }

  /**
   * @param column as the pipeline names it
   * @param header names of the positions; empty where records are objects
   * @return its path: a name of the header is the position that it names
   */
  static String path(final String column, final List<String> header) {
    if (header.isEmpty()) {
      return column;
    }
    final int whole = header.indexOf(column);
    final int dot = column.indexOf('.');
    final int first = whole >= 0 || dot < 0 ? whole : header.indexOf(column.substring(0, dot));
    return first < 0 ? column : whole >= 0 ? "" + whole : first + column.substring(dot);
  }
}
