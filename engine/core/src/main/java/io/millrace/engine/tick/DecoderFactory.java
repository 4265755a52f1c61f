package io.millrace.engine.tick;

/** Makes the decoder of a feed's records. */
@FunctionalInterface
public interface DecoderFactory {
  /**
   * @param schema fields that the pipeline uses
   * @param instruments numbers the instruments
   * @param counters take the data quality counts
   * @return a decoder that has seen nothing
   */
  Decoder create(Schema schema, Instruments instruments, InstrumentCounters counters);
}
