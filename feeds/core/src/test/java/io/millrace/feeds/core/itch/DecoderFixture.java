package io.millrace.feeds.core.itch;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.feeds.core.Feeds;
import io.millrace.learning.state.StateDigest;
import io.millrace.learning.state.Stateful;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A decoder with what it writes into. */
final class DecoderFixture {
  static final List<String> MARKET =
      List.of("bid", "ask", "bid_size", "ask_size", "price", "size", "side");

  final Schema schema;
  final Instruments instruments;
  final InstrumentCounters counters = new InstrumentCounters();
  final Tick tick;
  final Itch50Decoder decoder;
  private long sequence;

  DecoderFixture(final List<String> wanted, final List<String> fields) {
    schema = new Schema(fields);
    instruments = new Instruments(wanted);
    tick = new Tick(schema);
    decoder = new Itch50Decoder(schema, instruments, counters);
  }

  DecoderFixture() {
    this(List.of(), MARKET);
  }

  static Source source(final int number, final LocalDate date, final int offsetHours) {
    return new Source(number, "file" + number, null, date, offsetHours * 3_600_000_000_000L, null);
  }

  /** Decodes a message that stands somewhere within a larger array. */
  Decoder.Outcome decode(final byte[] message) {
    return decode(message, 0);
  }

  Decoder.Outcome decode(final byte[] message, final int source) {
    final byte[] within = new byte[message.length + 7];
    System.arraycopy(message, 0, within, 3, message.length);
    return decode(within, 3, message.length, source);
  }

  Decoder.Outcome decode(final byte[] bytes, final int offset, final int length, final int source) {
    final Decoder.Outcome outcome = decoder.decode(bytes, offset, length, source, sequence++, tick);
    counters.settle(
        outcome == Decoder.Outcome.TICK ? tick.instrument() : InstrumentCounters.NO_INSTRUMENT);
    return outcome;
  }

  DataQualityCounters odd() {
    return Feeds.sum(counters, instruments);
  }

  Stateful state() {
    return Feeds.state(decoder, instruments);
  }

  long digest() {
    return StateDigest.of(state());
  }

  /** The fields in the order of the schema. */
  List<Double> fields() {
    final List<Double> values = new ArrayList<>();
    for (final double value : tick.fields()) {
      values.add(value);
    }
    return values;
  }

  String name() {
    return instruments.name(tick.instrument());
  }
}
