package io.millrace.feeds.core.jsonl;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.feeds.core.FeedFormat;
import io.millrace.feeds.core.Framer;
import io.millrace.feeds.core.Router;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.text.SourceRouter;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Suggestions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** JSON objects or arrays: one a line, the elements of one array, or over several lines. */
public final class JsonlFormat implements FeedFormat {
  private final FeedDefinition feed;

  /**
   * @param feed of format jsonl
   */
  public JsonlFormat(final FeedDefinition feed) {
    this.feed = feed;
  }

  /**
   * {@inheritDoc} Any other name is a field too, what keys will come is not known; but not where
   * the pipeline names the positions of arrays.
   *
   * @throws DefinitionException where a position that the pipeline names is not there
   */
  @Override
  public FieldNames fields(final String header) {
    final Set<String> fields = new LinkedHashSet<>(feed.columns().keySet());
    fields.remove(FeedDefinition.TIME);
    fields.remove(FeedDefinition.DATE);
    fields.remove(FeedDefinition.INSTRUMENT);
    if (feed.header().isEmpty()) {
      return new FieldNames(List.copyOf(fields), true);
    }
    feed.columns().forEach((role, column) -> check("feed/columns/" + role, role, column));
    feed.where().keySet().forEach(column -> check("feed/where/" + column, column, column));
    fields.addAll(feed.header());
    return new FieldNames(List.copyOf(fields), false);
  }

  private void check(final String path, final String key, final String column) {
    final String first = JsonRecords.path(column, feed.header());
    final boolean position = !first.isEmpty() && Character.isDigit(first.charAt(0));
    if (!position && !column.equals(JsonlDecoder.RECEIVED)) {
      throw new DefinitionException(
          path, key + ": no column '" + column + "'" + Suggestions.hint(column, feed.header()));
    }
  }

  @Override
  public String wrongTimes(
      final Source source, final byte[] bytes, final int offset, final int length) {
    return decoder(new Schema(List.of()), new Instruments(List.of()), new InstrumentCounters())
        .wrongUnit(bytes, offset, length);
  }

  @Override
  public JsonlDecoder decoder(
      final Schema schema, final Instruments instruments, final InstrumentCounters counters) {
    return new JsonlDecoder(feed, schema, instruments, counters);
  }

  @Override
  public Router router() {
    return feed.columns().containsKey(FeedDefinition.INSTRUMENT)
        ? new JsonlRouter(feed)
        : new SourceRouter();
  }

  @Override
  public Framer framer() {
    return new JsonlFramer(feed.maxRecord(), JsonRecords.of(feed));
  }

  /**
   * A framer for a look at a file before it is read.
   *
   * @param maxRecord bytes of a record
   * @param arrays whether records are arrays
   * @return a new one
   */
  public static Framer framer(final int maxRecord, final boolean arrays) {
    return new JsonlFramer(maxRecord, arrays ? JsonRecords.ARRAYS : JsonRecords.OBJECTS);
  }
}
