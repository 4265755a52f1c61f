package io.millrace.feeds.core.jsonl;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Route;
import io.millrace.feeds.core.Router;
import io.millrace.feeds.core.definition.FeedDefinition;
import java.util.List;

/** Routes records by the value of their instrument. */
final class JsonlRouter implements Router {
  private static final int SLOT = 0;

  private final FeedDefinition feed;
  private final JsonScanner scanner;
  private final ReceivedPrefix prefix = new ReceivedPrefix();
  private final boolean isReceived;

  /**
   * @param feed with a column of instruments
   */
  JsonlRouter(final FeedDefinition feed) {
    this.feed = feed;
    final String column = feed.columns().get(FeedDefinition.INSTRUMENT);
    final List<String> paths = List.of(JsonRecords.path(column, feed.header()));
    this.scanner = new JsonScanner(JsonRecords.of(feed), JsonPaths.of(paths), paths.size());
    this.isReceived = column.equals(JsonlDecoder.RECEIVED);
  }

  @Override
  public void source(final Source source) {
    // records say all there is to know
  }

  @Override
  public long route(final byte[] bytes, final int offset, final int length, final int source) {
    if (length > feed.maxRecord()) {
      return Route.NO_SHARD;
    }
    final int end = offset + length;
    final boolean received = prefix.find(bytes, offset, end);
    if (!scanner.scan(bytes, received ? prefix.object() : offset, end)) {
      return Route.NO_SHARD;
    }
    if (received && isReceived) {
      scanner.put(SLOT, prefix.start(), prefix.end());
    }
    return scanner.readName(SLOT)
        ? Route.ofName(scanner.nameBytes(), scanner.nameOffset(), scanner.nameLength())
        : Route.NO_SHARD;
  }
}
