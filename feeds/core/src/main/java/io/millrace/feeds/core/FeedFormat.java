package io.millrace.feeds.core;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import java.util.List;

/** A record format, configured by one pipeline's {@code feed} settings. Immutable. */
public interface FeedFormat {
  /**
   * @param header the header line of the first source, null where it has none
   * @return the fields that expressions may name
   */
  FieldNames fields(String header);

  /**
   * @param schema fields that the pipeline uses
   * @param instruments numbers the instruments
   * @param counters takes the data quality counts
   * @return a new decoder
   */
  Decoder decoder(Schema schema, Instruments instruments, InstrumentCounters counters);

  /** {@return a new router, which says where records belong without decoding them} */
  Router router();

  /** {@return a new framer for one stream of this format} */
  Framer framer();

  /** {@return whether sources have a header: {@link RecordStream#header} of their streams} */
  default boolean hasHeader() {
    return false;
  }

  /** {@return whether records are lines of text, so that binary data can be recognised} */
  default boolean isText() {
    return true;
  }

  /**
   * Makes sources of files: each file one source, unless the format says otherwise.
   *
   * @param files in the order of the feed
   * @return the sources in the order in which they are to be read
   */
  default List<RecordSource> sources(final List<SourceFile> files) {
    return files.stream()
        .map(
            file ->
                new RecordSource(
                    file.name(), null, () -> new FramedStream(file.open(), framer(), hasHeader())))
        .toList();
  }

  /**
   * Returns whether records under a header have what a pipeline uses.
   *
   * @param header of a source, null where it has none
   * @param schema fields that the pipeline uses
   * @return what is missing, in one line; null where nothing is
   */
  default String missing(final String header, final Schema schema) {
    return null;
  }

  /**
   * Returns whether the first record of a source has a time that looks like one of another unit
   * than the declared one. Allocates.
   *
   * @param source of the record
   * @param bytes hold it
   * @param offset of its first byte
   * @param length in bytes
   * @return what is wrong, in one line; null where nothing is
   */
  default String wrongTimes(
      final Source source, final byte[] bytes, final int offset, final int length) {
    return null;
  }
}
