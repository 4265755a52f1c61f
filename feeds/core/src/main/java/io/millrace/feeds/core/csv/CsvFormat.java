package io.millrace.feeds.core.csv;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.feeds.core.FeedFormat;
import io.millrace.feeds.core.Framer;
import io.millrace.feeds.core.Router;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.definition.TextDialect;
import io.millrace.feeds.core.text.LineFramer;
import io.millrace.feeds.core.text.SourceRouter;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Suggestions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows of comma-separated values. The columns are named by the pipeline, or else by the first line
 * of each source, which is no record. A column that is used must have a name of its own.
 */
public final class CsvFormat implements FeedFormat {
  private final FeedDefinition feed;

  /**
   * @param feed of format csv
   */
  public CsvFormat(final FeedDefinition feed) {
    this.feed = feed;
  }

  @Override
  public boolean hasHeader() {
    return feed.header().isEmpty();
  }

  /**
   * Splits one row, for a look at a file before it is read. Allocates.
   *
   * @param row without its line end
   * @param dialect has delimiter and quote
   * @return its cells without the spaces around them; as far as they go where a quote is wrong
   */
  public static List<String> cells(final String row, final TextDialect dialect) {
    return CsvRow.names(row, dialect);
  }

  /** Names of the columns under a header line; null where they are not known. */
  static List<String> columns(final FeedDefinition feed, final String header) {
    if (!feed.header().isEmpty()) {
      return feed.header();
    }
    return header == null ? null : CsvRow.names(header, feed.dialect());
  }

  /**
   * {@inheritDoc}
   *
   * @throws DefinitionException where a column that the pipeline names is not there
   */
  @Override
  public FieldNames fields(final String header) {
    final String damage = damage(header);
    if (damage != null) {
      throw new DefinitionException("feed", damage);
    }
    final List<String> known = columns(feed, header);
    final Set<String> fields = new LinkedHashSet<>(feed.columns().keySet());
    fields.remove(FeedDefinition.TIME);
    fields.remove(FeedDefinition.DATE);
    fields.remove(FeedDefinition.INSTRUMENT);
    if (known == null) {
      return new FieldNames(List.copyOf(fields), true);
    }
    for (final Map.Entry<String, String> entry : feed.columns().entrySet()) {
      check(known, "feed/columns/" + entry.getKey(), entry.getKey(), entry.getValue());
    }
    for (final String column : feed.where().keySet()) {
      check(known, "feed/where/" + column, column, column);
    }
    fields.addAll(known);
    for (final String name : feed.scales().keySet()) {
      check(fields, "feed/scale/" + name, name, name);
    }
    return new FieldNames(List.copyOf(fields), false);
  }

  /** Why a header names no columns: an open quote in it would take the rows that follow. */
  private String damage(final String header) {
    if (header == null || !feed.header().isEmpty()) {
      return null;
    }
    if (header.getBytes(StandardCharsets.UTF_8).length > feed.maxRecord()) {
      return "its header is longer than max_record, or a quote in it is not closed";
    }
    return CsvRow.isWhole(header, feed.dialect())
        ? null
        : "a quote in its header is not closed, or text follows where one closes";
  }

  private static void check(
      final Collection<String> known, final String path, final String key, final String column) {
    if (!known.contains(column)) {
      throw new DefinitionException(
          path, key + ": no column '" + column + "'" + Suggestions.hint(column, known));
    }
  }

  @Override
  public String missing(final String header, final Schema schema) {
    final List<String> known = columns(feed, header);
    if (known == null || damage(header) != null) {
      return damage(header);
    }
    for (final String column : used(schema)) {
      if (!known.contains(column)) {
        return "its header lacks the column '" + column + "'" + Suggestions.hint(column, known);
      }
      if (known.indexOf(column) != known.lastIndexOf(column)) {
        return "its header has more than one column '"
            + column
            + "': name the columns by header, and skip: 1";
      }
    }
    return null;
  }

  private List<String> used(final Schema schema) {
    final List<String> used = new ArrayList<>(feed.where().keySet());
    for (final String role : FeedDefinition.ROLES) {
      if (feed.columns().containsKey(role)) {
        used.add(feed.columns().get(role));
      }
    }
    schema.names().forEach(field -> used.add(feed.columnOf(field)));
    return used;
  }

  @Override
  public String wrongTimes(
      final Source source, final byte[] bytes, final int offset, final int length) {
    final CsvDecoder decoder =
        new CsvDecoder(
            feed, new Schema(List.of()), new Instruments(List.of()), new InstrumentCounters());
    decoder.source(source);
    return decoder.wrongUnit(bytes, offset, length, source.number());
  }

  @Override
  public Decoder decoder(
      final Schema schema, final Instruments instruments, final InstrumentCounters counters) {
    return new CsvDecoder(feed, schema, instruments, counters);
  }

  @Override
  public Router router() {
    return feed.columns().containsKey(FeedDefinition.INSTRUMENT)
        ? new CsvRouter(feed)
        : new SourceRouter();
  }

  @Override
  public Framer framer() {
    return new LineFramer(feed.maxRecord(), feed.dialect());
  }
}
