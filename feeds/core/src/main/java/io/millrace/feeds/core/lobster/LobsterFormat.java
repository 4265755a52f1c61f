package io.millrace.feeds.core.lobster;

import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.feeds.core.FeedFormat;
import io.millrace.feeds.core.FramedStream;
import io.millrace.feeds.core.Framer;
import io.millrace.feeds.core.RecordSource;
import io.millrace.feeds.core.RecordStream;
import io.millrace.feeds.core.Router;
import io.millrace.feeds.core.SourceFile;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.text.LineFramer;
import io.millrace.feeds.core.text.SourceRouter;
import io.millrace.learning.setting.DefinitionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pairs of LOBSTER files, each pair a source named for its message file. */
public final class LobsterFormat implements FeedFormat {
  private final FeedDefinition feed;

  /**
   * @param feed of format lobster
   */
  public LobsterFormat(final FeedDefinition feed) {
    this.feed = feed;
  }

  @Override
  public boolean hasHeader() {
    return true;
  }

  @Override
  public FieldNames fields(final String header) {
    final int levels = header == null ? 1 : LobsterColumns.levels(header);
    return new FieldNames(LobsterColumns.fields(levels), false);
  }

  @Override
  public String missing(final String header, final Schema schema) {
    if (header == null) {
      return null;
    }
    final List<String> known = LobsterColumns.fields(LobsterColumns.levels(header));
    for (final String field : schema.names()) {
      if (!known.contains(field)) {
        return "its book is not deep enough for " + field;
      }
    }
    return null;
  }

  /**
   * {@inheritDoc}
   *
   * @throws DefinitionException where there is no pair, or a file without the other one
   */
  @Override
  public List<RecordSource> sources(final List<SourceFile> files) {
    final Map<String, SourceFile> byName = new LinkedHashMap<>();
    for (final SourceFile file : files) {
      if (LobsterName.parse(file.name()) != null) {
        byName.put(file.name(), file);
      }
    }
    final List<RecordSource> sources = new ArrayList<>();
    for (final SourceFile file : byName.values()) {
      final LobsterName name = LobsterName.parse(file.name());
      final SourceFile other = byName.get(name.other());
      if (other == null) {
        throw new DefinitionException(
            "feed/path", "path: '" + file.name() + "' is there without '" + name.other() + "'");
      }
      if (name.message()) {
        sources.add(
            new RecordSource(file.name(), name.instrument(), () -> open(file, other, name)));
      }
    }
    if (sources.isEmpty()) {
      throw new DefinitionException(
          "feed/path",
          "path: " + feed.paths() + " holds no TICKER_DATE_START_END_message_LEVELS.csv");
    }
    return sources;
  }

  private RecordStream open(final SourceFile messages, final SourceFile books, final LobsterName of)
      throws IOException {
    final RecordStream first = new FramedStream(messages.open(), framer(), false);
    try {
      final RecordStream second = new FramedStream(books.open(), framer(), false);
      return new LobsterStream(first, second, of.levels(), feed.maxRecord());
    } catch (final IOException failed) {
      first.close();
      throw failed;
    }
  }

  @Override
  public Decoder decoder(
      final Schema schema, final Instruments instruments, final InstrumentCounters counters) {
    return new LobsterDecoder(feed, schema, instruments, counters);
  }

  /** Frames the lines of one file of a pair; records are made of both. */
  @Override
  public Router router() {
    return new SourceRouter();
  }

  @Override
  public Framer framer() {
    return new LineFramer(feed.maxRecord());
  }
}
