package io.millrace.feeds.core;

import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.OddInput;
import io.millrace.engine.tick.Schema;

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
   * @param odd takes the counts of odd input
   * @return a new decoder
   */
  Decoder decoder(Schema schema, Instruments instruments, OddInput odd);

  /**
   * @return a new framer for one stream of this format
   */
  Framer framer();
}
