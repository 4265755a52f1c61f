package io.millrace.feeds.core.jsonl;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.OddInput;
import io.millrace.engine.tick.Schema;
import io.millrace.feeds.core.FeedFormat;
import io.millrace.feeds.core.Framer;
import io.millrace.feeds.core.definition.FeedDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One JSON object a line. */
public final class JsonlFormat implements FeedFormat {
  private final FeedDefinition feed;

  /**
   * @param feed of format jsonl
   */
  public JsonlFormat(final FeedDefinition feed) {
    this.feed = feed;
  }

  /** {@inheritDoc} Any other name is a field too: what keys will come is not known. */
  @Override
  public FieldNames fields(final String header) {
    final Set<String> fields = new LinkedHashSet<>(feed.columns().keySet());
    fields.remove(FeedDefinition.TIME);
    fields.remove(FeedDefinition.DATE);
    fields.remove(FeedDefinition.INSTRUMENT);
    return new FieldNames(List.copyOf(fields), true);
  }

  @Override
  public String wrongTimes(
      final Source source, final byte[] bytes, final int offset, final int length) {
    return decoder(new Schema(List.of()), new Instruments(List.of()), new OddInput())
        .wrongUnit(bytes, offset, length);
  }

  @Override
  public JsonlDecoder decoder(
      final Schema schema, final Instruments instruments, final OddInput odd) {
    return new JsonlDecoder(feed, schema, instruments, odd);
  }

  @Override
  public Framer framer() {
    return new JsonlFramer(feed.maxRecord());
  }
}
